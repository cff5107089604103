-- rearm: puts deadlines that turned out to be no news where they belong. One that a commit has set anew since it was
-- seen stays.
--
-- KEYS  1 deadlines
-- ARGV  member, ms it was seen at, ms it belongs at or "" for nowhere, member, …
-- Returns how many were moved or taken away
local deadlines = KEYS[1]
local moved = 0
for index = 1, #ARGV, 3 do
	local member, seen, at = ARGV[index], tonumber(ARGV[index + 1]), ARGV[index + 2]
	local score = redis.call('ZSCORE', deadlines, member)
	if score and tonumber(score) == seen then
		if at == '' then redis.call('ZREM', deadlines, member) else redis.call('ZADD', deadlines, at, member) end
		moved = moved + 1
	end
end
return moved
