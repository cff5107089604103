-- observe: the latest look at a queue. An older one than is known is ignored.
--
-- KEYS  1 queues  2 pulse
-- ARGV  1 queue id  2 ms of the observation  3 observation (JSON)  4 how many are kept in the pulse
-- Returns 1 when taken, 0 when older than the known one
local queues, pulse = KEYS[1], KEYS[2]
local queue, at, observation, keep = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]

local known = redis.call('HGET', queues, queue)
if known and tonumber(string.match(known, '^(-?%d+)|')) > at then return 0 end
redis.call('HSET', queues, queue, ARGV[2] .. '|' .. observation)
redis.call('XADD', pulse, 'MAXLEN', '~', keep, '*', 'q', queue, 'o', observation)
return 1
