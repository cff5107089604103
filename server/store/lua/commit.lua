-- commit: changes of cases of one client, each whole or not at all, one after the other. Knows no business.
--
-- KEYS  1 cases  2 open  3 log  4 meta  5 hours  6 deadlines  7 outbox, then the trail of each change, then the operation
--       of each change whose outcome is remembered
-- ARGV  1 ms the outcome is remembered  2 ms the clocks may differ  3 epoch to begin with  4 how many changes there are,
--       then the case id of each change, then of each change what `facts` names and four lists, each after its length:
--       deadlines to set (ms, member, …), deadlines to drop, messages for the outbox, hours of the events
-- Returns for each change, in a row: "seen", outcome | "clock", ms | "conflict", stored row or "" | "ok", outcome
--         outcome: version|epoch/id|suffix|fingerprint
local cases, open, log, meta, hours, deadlines, outbox = unpack(KEYS, 1, 7)
local remember, tolerance, count = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[4])
local call = redis.call

local stored = call('HMGET', cases, unpack(ARGV, 5, 4 + count))
local seen = #KEYS > 7 + count and call('MGET', unpack(KEYS, 8 + count)) or {}
local epoch = call('HGET', meta, 'epoch')
local time = call('TIME')
local store_now = time[1] * 1000 + math.floor(time[2] / 1000)

-- by case and by operation: what earlier changes of this call have written
local written, done = {}, {}
-- what several changes can write at once is written at the end
local rows, opened, closed, scores, drop, first, last = {}, {}, {}, {}, {}, {}, {}

local place, operations = 4 + count, 0
local function facts()
	place = place + 8
	return unpack(ARGV, place - 7, place)
end
local function list()
	local from = place + 2
	place = place + 1 + tonumber(ARGV[place + 1])
	return from, place
end
local function add(to, from, upto) for item = from, upto do to[#to + 1] = ARGV[item] end end

local answers = {}
for index = 1, count do
	local id = ARGV[4 + index]
	-- row: version|JSON; events: JSON; decided_at: ms; shift: ms added to the store's time (tests only);
	-- remark: suffix|fingerprint
	local row, is_open, events, decided_at, shift, remark, operation, is_remembered = facts()
	local set_from, set_to = list()
	local drop_from, drop_to = list()
	local outbox_from, outbox_to = list()
	local hours_from, hours_to = list()

	local key, outcome
	if is_remembered == '1' then
		operations = operations + 1
		key = KEYS[7 + count + operations]
		outcome = done[key] or seen[operations]
	end
	local now = store_now + shift
	local before = written[id] or stored[index] or ''
	local version = string.match(row, '^%d+')

	local answer, detail
	if outcome then
		answer, detail = 'seen', outcome
	elseif math.abs(now - decided_at) > tolerance then
		answer, detail = 'clock', string.format('%.0f', now)
	elseif tonumber(version) ~= (tonumber(string.match(before, '^%d+')) or 0) + 1 then
		answer, detail = 'conflict', before
	else
		if not epoch then
			epoch = ARGV[3]
			call('HSET', meta, 'epoch', epoch)
		end
		local position = call('XADD', log, '*', 'c', id, 'v', version,
			'at', string.format('%.0f', now), 'op', operation, 'e', events)
		call('RPUSH', KEYS[7 + index], position)
		for item = outbox_from, outbox_to do
			call('XADD', outbox, '*', 'c', id, 'p', position, 'm', ARGV[item])
		end
		answer, detail = 'ok', version .. '|' .. epoch .. '/' .. position .. '|' .. remark
		if key then
			call('SET', key, detail, 'PX', remember)
			done[key] = detail
		end
		written[id] = row
		rows[#rows + 1], rows[#rows + 2] = id, row
		local among = is_open == '1' and opened or closed
		among[#among + 1] = id
		add(drop, drop_from, drop_to)
		add(scores, set_from, set_to)
		for item = hours_from, hours_to do
			local hour = ARGV[item]
			first[hour], last[hour] = first[hour] or position, position
		end
	end
	answers[2 * index - 1], answers[2 * index] = answer, detail
end

if #rows > 0 then call('HSET', cases, unpack(rows)) end
if #opened > 0 then call('SADD', open, unpack(opened)) end
if #closed > 0 then call('SREM', open, unpack(closed)) end
if #drop > 0 then call('ZREM', deadlines, unpack(drop)) end
if #scores > 0 then call('ZADD', deadlines, unpack(scores)) end
for hour, position in pairs(first) do
	call('HSETNX', hours, hour .. 'f', position)
	call('HSET', hours, hour .. 'l', last[hour])
end
return answers
