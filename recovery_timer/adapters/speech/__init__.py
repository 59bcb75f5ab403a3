"""The speech, in a process of its own.

Linux's speech service takes seconds to start and may hang for good; PySide holds Python's lock meanwhile, so that a
thread would not help. The window and the session must not wait for it, and must be able to end it.

    voice  --commands-->  process  ->  the system's speech engine, through Qt
           <----told----
       (both in `wire`)
"""
