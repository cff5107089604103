-- drop: deadlines that were no news, unless they were set anew meanwhile.
--
-- KEYS  1 deadlines
-- ARGV  member, ms at which it was seen, …
-- Returns how many were taken away
local deadlines = KEYS[1]
local dropped = 0
for index = 1, #ARGV, 2 do
	local at = redis.call('ZSCORE', deadlines, ARGV[index])
	if at and tonumber(at) == tonumber(ARGV[index + 1]) then
		dropped = dropped + redis.call('ZREM', deadlines, ARGV[index])
	end
end
return dropped
