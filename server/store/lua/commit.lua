-- commit: one change of one case, whole or not at all. Knows no business.
--
-- KEYS  1 cases  2 open  3 log  4 meta  5 hours  6 deadlines  7 outbox  8 operation  9 trail
-- ARGV  1 case id  2 version decided against  3 row (JSON)  4 "1" when open  5 events (JSON)
--       6 ms the outcome is remembered  7 ms at which it was decided  8 ms the clocks may differ
--       9 ms added to the store's time (tests only)  10 epoch to begin with
--       11 {member, ms, …} deadlines to set (JSON)  12 {member, …} deadlines to drop (JSON)
--       13 {message, …} outbox (JSON)  14 {hour, …} of the events (JSON)  15 suffix of the outcome
--       16 operation id  17 fingerprint of the command
-- Returns {"seen", outcome} | {"clock", ms} | {"conflict", stored row or ""} | {"ok", outcome}
--         outcome: version|epoch/id|suffix|fingerprint
local cases, open, log, meta, hours = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local deadlines, outbox, operation, trail = KEYS[6], KEYS[7], KEYS[8], KEYS[9]
local id, decided_against, row, is_open, events = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4], ARGV[5]
local remember, decided_at, tolerance, shift = ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])

local seen = redis.call('GET', operation)
if seen then return { 'seen', seen } end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000) + shift
if math.abs(now - decided_at) > tolerance then return { 'clock', string.format('%.0f', now) } end

local stored = redis.call('HGET', cases, id)
local version = stored and tonumber(string.match(stored, '^(%d+)|')) or 0
if version ~= decided_against then return { 'conflict', stored or '' } end
version = version + 1

redis.call('HSET', cases, id, version .. '|' .. row)
if is_open == '1' then redis.call('SADD', open, id) else redis.call('SREM', open, id) end

local epoch = redis.call('HGET', meta, 'epoch')
if not epoch then
	epoch = ARGV[10]
	redis.call('HSET', meta, 'epoch', epoch)
end
local position = redis.call('XADD', log, '*', 'c', id, 'v', version,
	'at', string.format('%.0f', now), 'op', ARGV[16], 'e', events)
redis.call('RPUSH', trail, position)
for _, hour in ipairs(cjson.decode(ARGV[14])) do
	redis.call('HSETNX', hours, hour .. 'f', position)
	redis.call('HSET', hours, hour .. 'l', position)
end

local drop = cjson.decode(ARGV[12])
if #drop > 0 then redis.call('ZREM', deadlines, unpack(drop)) end
local set = cjson.decode(ARGV[11])
for index = 1, #set, 2 do redis.call('ZADD', deadlines, set[index + 1], set[index]) end
for _, message in ipairs(cjson.decode(ARGV[13])) do
	redis.call('XADD', outbox, '*', 'c', id, 'p', position, 'm', message)
end

local outcome = version .. '|' .. epoch .. '/' .. position .. '|' .. ARGV[15] .. '|' .. ARGV[17]
redis.call('SET', operation, outcome, 'PX', remember)
return { 'ok', outcome }
