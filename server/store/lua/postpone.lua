-- postpone: a job is kept as it is now, and taken up again later; one that is done meanwhile stays away.
--
-- KEYS  1 jobs  2 due
-- ARGV  1 id  2 job (JSON)  3 ms from now
-- Returns 1, or 0 when there is no such job any more
local jobs, due = KEYS[1], KEYS[2]
if redis.call('HEXISTS', jobs, ARGV[1]) == 0 then return 0 end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', jobs, ARGV[1], ARGV[2])
redis.call('ZADD', due, now + tonumber(ARGV[3]), ARGV[1])
return 1
