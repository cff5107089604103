-- offer-pairing: a screen begins to wait for somebody who types its code. Knows no business.
--
-- KEYS  1 screen  2 code  3 those who wait  4 those of this address who wait
-- ARGV  1 hash of the screen's secret  2 the screen (JSON)  3 now, ms  4 until when it waits, ms
--       5 how many may wait  6 how many of one address may wait
-- Returns "ok", "full", or "taken" when another screen shows this code
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', ARGV[3])
redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', ARGV[3])
if redis.call('ZCARD', KEYS[3]) >= tonumber(ARGV[5]) then return 'full' end
if redis.call('ZCARD', KEYS[4]) >= tonumber(ARGV[6]) then return 'full' end
local life = tonumber(ARGV[4]) - tonumber(ARGV[3])
if not redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', life) then return 'taken' end
redis.call('SET', KEYS[1], ARGV[2], 'PX', life)
redis.call('ZADD', KEYS[3], ARGV[4], ARGV[1])
redis.call('ZADD', KEYS[4], ARGV[4], ARGV[1])
redis.call('PEXPIRE', KEYS[3], life)
redis.call('PEXPIRE', KEYS[4], life)
return 'ok'
