"""Speech, in a process of its own.

Linux's speech service takes seconds to start and may hang for good; PySide holds the GIL meanwhile, so a thread would
not help. The window and the session must not wait for it, and must be able to end it.

    voice  --commands-->  process  ->  the system's speech engine, through Qt
           <--messages--
       (both in `wire`)
"""
