-- bury: a delivery that cannot be applied waits as a dead letter.
--
-- KEYS  1 inbox  2 inbox-due  3 dead
-- ARGV  1 inbox id  2 why
-- Returns the dead letter's id, or "" when the delivery is gone
local inbox, due, dead = KEYS[1], KEYS[2], KEYS[3]
local delivery = redis.call('HGET', inbox, ARGV[1])
if not delivery then return '' end
redis.call('HDEL', inbox, ARGV[1])
redis.call('ZREM', due, ARGV[1])
return redis.call('XADD', dead, '*', 'i', ARGV[1], 'd', delivery, 'why', ARGV[2])
