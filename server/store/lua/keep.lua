-- keep: a verified delivery is on disk before it is acknowledged; a repetition is told apart.
--
-- KEYS  1 inbox  2 inbox-due  3 delivery
-- ARGV  1 inbox id  2 delivery (JSON)  3 ms after which another node may take it  4 ms its id is remembered
-- Returns 1 when kept, 0 when it was kept before
local inbox, due, delivery = KEYS[1], KEYS[2], KEYS[3]
if not redis.call('SET', delivery, '1', 'NX', 'PX', ARGV[4]) then return 0 end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', inbox, ARGV[1], ARGV[2])
redis.call('ZADD', due, now + tonumber(ARGV[3]), ARGV[1])
return 1
