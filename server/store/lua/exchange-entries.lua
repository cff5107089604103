-- exchange-entries: some entries of the directory become others, all or none, unless somebody was faster at any of them;
-- every node is told. An entry that is named only so that it stays as it is holds the same before and after.
--
-- KEYS  1 directory  2 directory-log
-- ARGV  1 how many changes the log keeps
--       then, by entry: its name, what it is thought to hold, what it is to hold; "" for nothing
-- Returns 1 when they were changed, else 0
for index = 2, #ARGV, 3 do
	if (redis.call('HGET', KEYS[1], ARGV[index]) or '') ~= ARGV[index + 1] then return 0 end
end
for index = 2, #ARGV, 3 do
	local name, before, after = ARGV[index], ARGV[index + 1], ARGV[index + 2]
	if before ~= after then
		if after == '' then
			redis.call('HDEL', KEYS[1], name)
		else
			redis.call('HSET', KEYS[1], name, after)
		end
		redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[1], '*', 'name', name)
	end
end
return 1
