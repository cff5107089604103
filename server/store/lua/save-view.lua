-- save-view: a field is kept under its name, unless there are as many as there may be. Knows no business.
--
-- KEYS  1 fields by name
-- ARGV  1 name  2 field  3 how many there may be  4 a name that does not count
-- Returns 1 when it was kept, 0 when there is no room for another one
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then
	local counted = redis.call('HLEN', KEYS[1]) - redis.call('HEXISTS', KEYS[1], ARGV[4])
	if counted >= tonumber(ARGV[3]) then return 0 end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
