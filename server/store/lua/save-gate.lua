-- save-gate: what one who is told of alerts has been told, unless that has changed since it was read.
--
-- KEYS  1 gate  2 seen
-- ARGV  1 what was read, or ""  2 what is to be kept  3 ms until it goes  4 ms of the decision
--       5 decisions up to this ms go  6… ids that were decided
-- Returns 1 when kept, 0 when it has changed
local gate, seen = KEYS[1], KEYS[2]
if (redis.call('GET', gate) or '') ~= ARGV[1] then return 0 end
redis.call('SET', gate, ARGV[2], 'PX', ARGV[3])
redis.call('ZREMRANGEBYSCORE', seen, '-inf', ARGV[5])
for index = 6, #ARGV do redis.call('ZADD', seen, ARGV[4], ARGV[index]) end
redis.call('PEXPIRE', seen, ARGV[3])
return 1
