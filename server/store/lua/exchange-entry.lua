-- exchange-entry: an entry of the directory becomes another, unless somebody was faster; every node is told.
--
-- KEYS  1 directory  2 directory-log
-- ARGV  1 name of the entry  2 what it is thought to hold  3 what it is to hold  4 how many changes the log keeps
-- Returns 1 when it was changed, else 0
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[4], '*', 'name', ARGV[1])
return 1
