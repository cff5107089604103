-- exchange: a text becomes another, unless somebody was faster; it expires when it would have. Other keys go with it.
--
-- KEYS  1 the text  2… keys that go
-- ARGV  1 what it is thought to hold  2 what it is to hold
-- Returns 1 when it was changed, else 0
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
for index = 2, #KEYS do redis.call('DEL', KEYS[index]) end
return 1
