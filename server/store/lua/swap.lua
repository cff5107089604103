-- swap: a field of a hash becomes another, unless somebody was faster.
--
-- KEYS  1 hash
-- ARGV  1 field  2 what it is thought to hold, "" for nothing  3 what it is to hold
-- Returns 1 when it was changed, else 0
local hash = KEYS[1]
if (redis.call('HGET', hash, ARGV[1]) or '') ~= ARGV[2] then return 0 end
redis.call('HSET', hash, ARGV[1], ARGV[3])
return 1
