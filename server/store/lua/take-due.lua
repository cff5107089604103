-- take-due: the deadlines that have come, the oldest first. Each is put off, so that no two nodes tell it at once; when
-- whoever took it does not, it comes again.
--
-- KEYS  1 deadlines
-- ARGV  1 how many at the most  2 ms until another node may take it  3 ms added to the store's time (tests only)
-- Returns ms of the store's time, ms of the next one that has not come or "", ms to which they are put off,
--         then member, ms at which it was due, …
local deadlines = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000) + tonumber(ARGV[3])
local function ms(value) return string.format('%.0f', value) end

local due = redis.call('ZRANGE', deadlines, '-inf', '(' .. ms(now), 'BYSCORE', 'LIMIT', 0, tonumber(ARGV[1]), 'WITHSCORES')
local next_one = redis.call('ZRANGE', deadlines, ms(now), '+inf', 'BYSCORE', 'LIMIT', 0, 1, 'WITHSCORES')[2]
local until_then = ms(now + tonumber(ARGV[2]))
local put_off = {}
for index = 1, #due, 2 do
	put_off[index], put_off[index + 1] = until_then, due[index]
end
if #due > 0 then redis.call('ZADD', deadlines, unpack(put_off)) end
return { ms(now), next_one or '', until_then, unpack(due) }
