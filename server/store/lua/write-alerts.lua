-- write-alerts: changes of a client's list of alerts, unless the list has changed since it was read.
--
-- KEYS  1 alerts  2 alert-times  3 alert-keys  4 alert-ended  5 alert-raises  6 alert-version
-- ARGV  1 version that was read  2 {id, ms, alert, …} (JSON)  3 {key, state, ms it ended or "", …} (JSON)
--       4 {raise, ms, …} (JSON)  5 alerts up to this ms go  6 raises up to this ms go
--       7 keys that ended up to this ms go  8 how many of each go at the most
-- Returns 1 when written, 0 when the list has changed
local alerts, times, keys, ended = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local raises, version, most = KEYS[5], KEYS[6], tonumber(ARGV[8])

if (redis.call('GET', version) or '0') ~= ARGV[1] then return 0 end
redis.call('INCR', version)

local set = cjson.decode(ARGV[2])
for index = 1, #set, 3 do
	redis.call('ZADD', times, 'NX', set[index + 1], set[index])
	redis.call('HSET', alerts, set[index], set[index + 2])
end
local states = cjson.decode(ARGV[3])
for index = 1, #states, 3 do
	redis.call('HSET', keys, states[index], states[index + 1])
	if states[index + 2] == '' then redis.call('ZREM', ended, states[index])
	else redis.call('ZADD', ended, states[index + 2], states[index]) end
end
local raised = cjson.decode(ARGV[4])
for index = 1, #raised, 2 do redis.call('ZADD', raises, raised[index + 1], raised[index]) end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', times, '-inf', ARGV[5], 'LIMIT', 0, most)) do
	redis.call('HDEL', alerts, id)
	redis.call('ZREM', times, id)
end
redis.call('ZREMRANGEBYSCORE', raises, '-inf', ARGV[6])
for _, key in ipairs(redis.call('ZRANGEBYSCORE', ended, '-inf', ARGV[7], 'LIMIT', 0, most)) do
	redis.call('HDEL', keys, key)
	redis.call('ZREM', ended, key)
end
return 1
