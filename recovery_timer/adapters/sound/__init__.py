"""Sound, in a process of its own.

A call into libpulse blocks for half a minute if its server hangs, and Qt (6.11) aborts the whole program if a stream is
started on a server that has just gone. The session must survive both, and its sound must not wait while the window is
busy. So `audio` keeps the schedule, and `process` plays it: if the process ends or stops responding, another is started
and sent the schedule again.

    audio  --commands-->  process  ->  outputs    which device
           <--messages--           ->  stream     what is written to it, and when it is heard
           (both in `wire`)            alignment
                                   ->  measuring  how late that is in the air, by the microphone
"""
