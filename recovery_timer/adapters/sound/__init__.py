"""The sound, in a process of its own.

A call of libpulse stands still for half a minute when its server hangs, and Qt (6.11) aborts the whole program when a
stream is started on a server that has just gone. The session must survive both, and its sound must not wait for what
the window is busy with. So `adapters.audio` keeps the schedule, and `process` plays it: if that ends or does not
answer, another one is started and told the schedule again.

    audio  --commands-->  process  ->  outputs   which device
           <----told----             ->  stream    what is written to it, and when that is heard
       (both in `wire`)                  alignment
"""
