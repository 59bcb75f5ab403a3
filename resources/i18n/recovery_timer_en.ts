<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BlockList</name>
    <message>
        <source>Blocks of the routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a technique here, or press its +</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockRowModel</name>
    <message>
        <source>{name}, {words}, {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {words}, {length}, in a circuit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BodyMap</name>
    <message>
        <source>Calves, both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glutes, both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hamstrings, both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hip flexors, both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L</source>
        <comment>the left leg</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left calves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left glutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left hamstrings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left hip flexors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left quads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No muscle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quads, both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R</source>
        <comment>the right leg</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right calves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right glutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right hamstrings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right hip flexors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right quads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back</source>
        <comment>seen from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>front</source>
        <comment>seen from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{muscles}, both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{muscles}, left side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{muscles}, right side</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BuilderController</name>
    <message numerus="yes">
        <source>%n lines cannot be read yet</source>
        <translation>
            <numerusform>%n line cannot be read yet</numerusform>
            <numerusform>%n lines cannot be read yet</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the changes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be played yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is saved as a routine once all of it can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the blocks only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the text as a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save with the same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The routine can be fitted to a time once all of it can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The routine starts once all of it can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of “{name}” is kept as a draft, just as it is typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is another “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two routines of the same name are hard to tell apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your changes since it was last saved will be lost, and can no longer be undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BuilderHead</name>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BuilderModel</name>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message>
        <source>New routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No steps yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {number} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps}, ends {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BuilderScreen</name>
    <message numerus="yes">
        <source>%n other drafts</source>
        <translation>
            <numerusform>%n other draft</numerusform>
            <numerusform>%n other drafts</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the text cannot be read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text format help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalendarExport</name>
    <message numerus="yes">
        <source>%n events for your calendar were written to {file}.</source>
        <translation>
            <numerusform>%n event for your calendar was written to {file}.</numerusform>
            <numerusform>%n events for your calendar were written to {file}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add to my calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program here opens calendars. Import the file in yours: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing lies ahead yet. Log a run, or ask to be reminded of something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar was not written. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message>
        <source>No equipment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{items} +{number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardGrid</name>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer a favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CautionBox</name>
    <message>
        <source>Do not show this again. Settings brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know: {caution}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckMark</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Techniques</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Another window or program has saved it while you were editing. Which version do you want?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was changed elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContentsPage</name>
    <message numerus="yes">
        <source>%n entries in it are not in the journal.</source>
        <translation>
            <numerusform>%n entry in it is not in the journal.</numerusform>
            <numerusform>%n entries in it are not in the journal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of routines in it were broken when it was made.</source>
        <translation>
            <numerusform>%n file of a routine in it was broken when it was made.</numerusform>
            <numerusform>%n files of routines in it were broken when it was made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your techniques in it are gone or differ now.</source>
        <translation>
            <numerusform>%n of your techniques in it is gone or differs now.</numerusform>
            <numerusform>%n of your techniques in it are gone or differ now.</numerusform>
        </translation>
    </message>
    <message>
        <source>All that it has of the journal is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routines in this backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings that were different: {settings}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no routine in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing of the journal in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>+15 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>15 seconds less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>15 seconds more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I’m ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−15 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoveragePanel</name>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time of repetitions is estimated.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DaysPage</name>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backups yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One is made each day you use the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the backups…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your routines, settings and sessions as they were at the start of a day, before anything was saved on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DelayPanel</name>
    <message>
        <source>Delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be measured: there is no microphone, or no sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening… please be quiet for 10 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the delay of the sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wireless speakers lag. The microphone can measure by how much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{heard} of {played} sounds were heard, {ms} ms late. That is now made up for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{heard} of {played} sounds were heard. Turn up the volume, or move the microphone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftNotices</name>
    <message>
        <source>Continue editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Unsaved changes in %n routines: {names}.</source>
        <translation>
            <numerusform>Unsaved changes in %n routine: {names}.</numerusform>
            <numerusform>Unsaved changes in %n routines: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsaved changes in “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has changes that are not saved. They are kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftsDialog</name>
    <message numerus="yes">
        <source>%n blocks</source>
        <translation>
            <numerusform>%n block</numerusform>
            <numerusform>%n blocks</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the changes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text that cannot be read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was changed in “{name}” since it was saved will be gone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop to import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ElsewhereDialog</name>
    <message>
        <source>Done elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something you did without this program. Its minutes count, and so do the muscles you name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yoga class</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryLog</name>
    <message>
        <source>Logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Erasing</name>
    <message numerus="yes">
        <source>%n backups</source>
        <translation>
            <numerusform>%n backup</numerusform>
            <numerusform>%n backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted routines and techniques</source>
        <translation>
            <numerusform>%n deleted routine or technique</numerusform>
            <numerusform>%n deleted routines and techniques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be deleted:</source>
        <translation>
            <numerusform>%n file could not be deleted:</numerusform>
            <numerusform>%n files could not be deleted:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n history entries</source>
        <translation>
            <numerusform>%n history entry</numerusform>
            <numerusform>%n history entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n routines</source>
        <translation>
            <numerusform>%n routine</numerusform>
            <numerusform>%n routines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sounds</source>
        <translation>
            <numerusform>%n sound</numerusform>
            <numerusform>%n sounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n techniques</source>
        <translation>
            <numerusform>%n technique</numerusform>
            <numerusform>%n techniques</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy elsewhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy, then delete everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying everything, then deleting it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete everything?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everything was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Really delete everything?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone: only the copy has your {what} then.

{file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This will be deleted: {what}.

All of it is first copied into one file, which stays:
{file}
If it cannot be copied, nothing is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FigurePicker</name>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FinishScreen</name>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue from {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Well done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you worked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time on your legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{routine} · {begun} to {ended}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} {held} on your legs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FitDialog</name>
    <message numerus="yes">
        <source>%n cycles</source>
        <translation>
            <numerusform>%n cycle</numerusform>
            <numerusform>%n cycles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reps</source>
        <translation>
            <numerusform>%n rep</numerusform>
            <numerusform>%n reps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sets</source>
        <translation>
            <numerusform>%n set</numerusform>
            <numerusform>%n sets</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be made that long within what is recommended. The longest is {longest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be made that short. The shortest is {shortest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is {length} long; nothing has to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New length {length}. Changes:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortens holds and sets first, within what is recommended; if needed, leaves out steps. Stretches, and a warm-up before them, stay longest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} in the water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlashController</name>
    <message>
        <source>Flash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound now. The window can flash with every cue instead.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FloorControls</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I’m ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FloorView</name>
    <message>
        <source>Last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {following}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused. Press Space to continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Space when done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Space when you are ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left} · {silence}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FollowUpsModel</name>
    <message>
        <source>Hidden until tomorrow: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You will be reminded: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: every day at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: you are reminded no more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridRows</name>
    <message numerus="yes">
        <source>%n routines</source>
        <translation>
            <numerusform>%n routine</numerusform>
            <numerusform>%n routines</numerusform>
        </translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuideModel</name>
    <message>
        <source>Step {step} of {steps}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} of {steps}: {what} · {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished: {day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your screen may turn off: switch off the screen lock, or follow the sounds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuideScreen</name>
    <message>
        <source>Continued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {number} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>Minutes a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: {minutes}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hero</name>
    <message>
        <source>+{number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No equipment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer a favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryExchange</name>
    <message numerus="yes">
        <source>%n sessions and entries were added.</source>
        <translation>
            <numerusform>%n session or entry was added.</numerusform>
            <numerusform>%n sessions and entries were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions and entries were exported to {file}.</source>
        <translation>
            <numerusform>%n session or entry was exported to {file}.</numerusform>
            <numerusform>%n sessions and entries were exported to {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were known already.</source>
        <translation>
            <numerusform>%n was known already.</numerusform>
            <numerusform>%n were known already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were known with other content, and stay as they are.</source>
        <translation>
            <numerusform>%n was known with other content, and stays as it is.</numerusform>
            <numerusform>%n were known with other content, and stay as they are.</numerusform>
        </translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export what is found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History (*.csv *.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was not undone. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not imported. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>The session “{name}” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryScreen</name>
    <message numerus="yes">
        <source>%n sessions in 12 months</source>
        <translation>
            <numerusform>%n session in 12 months</numerusform>
            <numerusform>%n sessions in 12 months</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>12 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 months; left solid, right dotted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every session you finish or stop is kept here, with the muscles it worked and how your legs felt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export or import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export what is found…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muscles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session is called that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {name}: show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show %n older sessions</source>
        <translation>
            <numerusform>Show %n older session</numerusform>
            <numerusform>Show %n older sessions</numerusform>
        </translation>
    </message>
    <message>
        <source>Soreness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span of the minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in an average week</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>last week, %n sessions</source>
        <translation>
            <numerusform>last week, %n session</numerusform>
            <numerusform>last week, %n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>this week, %n sessions</source>
        <translation>
            <numerusform>this week, %n session</numerusform>
            <numerusform>this week, %n sessions</numerusform>
        </translation>
    </message>
    <message>
        <source>{day}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomeHead</name>
    <message numerus="yes">
        <source>All %n</source>
        <translation>
            <numerusform>All %n</numerusform>
            <numerusform>All %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make a routine of that name, or see all %n.</source>
        <translation>
            <numerusform>Make a routine of that name, or see the only one.</numerusform>
            <numerusform>Make a routine of that name, or see all %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>No routine is all of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No “{text}” here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With fewer filters there are more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportExport</name>
    <message numerus="yes">
        <source>%n routines were exported to {folder}.</source>
        <translation>
            <numerusform>%n routine was exported to {folder}.</numerusform>
            <numerusform>%n routines were exported to {folder}.</numerusform>
        </translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another routine stands there already, so this one was added as “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export your routines to a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import routines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not here, so that their steps have only names and times: {techniques}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routine (*.recovery.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routines (*.json *.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That text isn’t a routine. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text on the clipboard to make a routine of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You already have “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not imported. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (technique)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is of a newer version: it cannot be renamed or deleted, but a duplicate can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” ships with the program: it cannot be renamed or deleted, but a duplicate can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was added. Not all may be meant so. {doubt}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was copied as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was exported to {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was not exported. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>%n steps are selected.</source>
        <translation>
            <numerusform>%n step is selected.</numerusform>
            <numerusform>%n steps are selected.</numerusform>
        </translation>
    </message>
    <message>
        <source>Alternate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before it starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default (wait)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default ({time})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One side first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest after a round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a step to edit it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time per muscle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to get into position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until I’m ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your instruction</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LastTimeRow</name>
    <message>
        <source>Last time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LegsCard</name>
    <message>
        <source>A note, if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to my calendar…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do your legs feel?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or press 0 to 9, as on the usual scale: 1 is mild, 4 moderate, 7 severe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved in your history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What lies ahead, as a file with alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelScale</name>
    <message>
        <source>{muscle}, left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{muscle}, right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{muscle}: {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, as last time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now, or: yesterday 18:30</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Saved what you did of “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>A session has the whole window until it is over. Your progress is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End this session?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then “{name}” begins. Your progress is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your progress is saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NextCard</name>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Log a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right calf tight on the stairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notifying</name>
    <message>
        <source>{title} · {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnInvitation</name>
    <message>
        <source>Build your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put your own together, or paste one that you have as text.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Don’t show this before the first time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notify me on the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PausedWords</name>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused. Press Space or click anywhere to continue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press {key} or tap anywhere to continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message numerus="yes">
        <source>{length} · %n steps · ends {time}</source>
        <translation>
            <numerusform>{length} · %n step · ends {time}</numerusform>
            <numerusform>{length} · %n steps · ends {time}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemNotices</name>
    <message>
        <source>A routine could not be opened and was set aside: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setting could not be used; its usual value holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors cannot be logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found any more: your own sounds for {sounds}. The built-in ones are heard instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be saved: {cause}. Everything else works, and saving is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the program. It goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own sound for “{sound}” cannot be played. The built-in one is heard instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error}. The log has more: {log}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be read and was set aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was left as it is. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} {file} is kept as {kept_as}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>Answer hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {amount}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemoteControl</name>
    <message>
        <source>The open window asks whether to end the session that it guides through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open window guides through another routine: end that first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open window has a question: answer it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open window speaks if its settings say so; turn the voice off there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies and backups (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore from a copy of everything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestoreModel</name>
    <message numerus="yes">
        <source>%n entries were added.</source>
        <translation>
            <numerusform>%n entry was added.</numerusform>
            <numerusform>%n entries were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your techniques are back.</source>
        <translation>
            <numerusform>%n of your techniques is back.</numerusform>
            <numerusform>%n of your techniques are back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n routines are back.</source>
        <translation>
            <numerusform>%n routine is back.</numerusform>
            <numerusform>%n routines are back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n routines came as copies, beside those there are now.</source>
        <translation>
            <numerusform>%n routine came as a copy, beside the one there is now.</numerusform>
            <numerusform>%n routines came as copies, beside those there are now.</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it is in the journal already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since: restored as a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted since: will be restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was added. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup of {day} cannot be used. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backups cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are as they were on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing to restore: they are the same now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be used. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResumeOffer</name>
    <message>
        <source>End it and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last few seconds are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}: {name}. {where}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}, paused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoutineSheet</name>
    <message>
        <source>Before you start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide how to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You need</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoutinesModel</name>
    <message numerus="yes">
        <source>%n of {all} routines</source>
        <translation>
            <numerusform>%n of {all} routines</numerusform>
            <numerusform>%n of {all} routines</numerusform>
        </translation>
    </message>
    <message>
        <source>As last time, {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good afternoon. How are the legs?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good evening. How are the legs?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good morning. How are the legs?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested: a good one after any run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length}, {contents}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoutinesScreen</name>
    <message>
        <source>Export all of yours…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recently deleted…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search routines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search routines and muscles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowList</name>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunDialog</name>
    <message>
        <source> · </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 km easy yesterday 18:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance, duration, easy or hard, and when, in any order. Only the “when” is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunLine</name>
    <message>
        <source> · </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you run?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long or hard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When today?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When yesterday?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SaveStatus</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close and lose this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is saved again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet: {what}, because {cause}. It is kept, and saved as soon as that works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet: {what}, because {cause}. It is lost if the program is closed now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sound of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a technique of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an entry of the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how far the session is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that a routine was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hidden notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the record of the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the routine “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the program remembers by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was restored to the journal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecondsEdit</name>
    <message>
        <source>It may be {shortest} to {longest}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionController</name>
    <message>
        <source>Paused: {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionList</name>
    <message>
        <source>All in History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet. Once you have done this routine, you see here how it went.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionPage</name>
    <message>
        <source> · </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to all sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the note “{note}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was logged within 12 hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused {length} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soreness before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start as last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>paused, %n times</source>
        <translation>
            <numerusform>paused, %n time</numerusform>
            <numerusform>paused, %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>steps done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time on your legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {began} to {ended}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionStrips</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned {planned}, done {done}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsModel</name>
    <message>
        <source>The sounds and the voice are muted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sounds are muted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Every key and what it does, on every screen and during a session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes beside the steps of a routine that you have hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote it when you report a problem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all ({keys})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page of the first start: what the program does, and a minute to try it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SleepPrompt</name>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continued after {time} of sleep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused at step {step}: the computer was asleep for {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused: the computer was asleep for {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SorenessChange</name>
    <message>
        <source>Soreness before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} before, {after} after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level} after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level} before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{muscle}: {levels}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SorenessChart</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soreness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not logged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level} ({words})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{muscle}: left {left}, right {right}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SorenessDialog</name>
    <message>
        <source>0 is not sore, 1 to 3 mild, 4 to 6 moderate, 7 to 10 severe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do the legs feel?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{muscle}, {side}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoundCheckDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These sounds will guide you, so you need not look. Set how loud they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoundExporting</name>
    <message>
        <source>Exact to the sample (*.wav)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export “{name}” as sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For phones and watches (*.m4a)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was exported to {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was not exported as sound.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoundRow</name>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounds (*.wav *.WAV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the built-in one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the built-in sound: {sound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” cannot be used. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{sound}” has another sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{sound}” has the built-in sound again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoundRows</name>
    <message numerus="yes">
        <source>%n of your own</source>
        <translation>
            <numerusform>%n of your own</numerusform>
            <numerusform>%n of your own</numerusform>
        </translation>
    </message>
    <message>
        <source>All built in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each sound</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>How to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to: {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SwitchStage</name>
    <message>
        <source>LEFT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LEFT done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RIGHT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RIGHT done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TechniqueForm</name>
    <message>
        <source>Both together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without saving?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each side by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For reading before you start, and during a session with I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get into position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muscles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown and spoken while you do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to get there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until I’m ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have changed here is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TechniquePage</name>
    <message>
        <source>Add to routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate as your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get into position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind me every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind me…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop reminding me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the movement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the source says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{family} · your own</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TechniquePalette</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No technique is called that. In the text view, a step may have any name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search techniques</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search techniques…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Techniques</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TechniqueRows</name>
    <message>
        <source>{family}, {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{family}, {count}, folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {dose}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TechniquesController</name>
    <message numerus="yes">
        <source>%n routines have steps of it, which keep their names and times.</source>
        <translation>
            <numerusform>%n routine has steps of it, which keep their names and times.</numerusform>
            <numerusform>%n routines have steps of it, which keep their names and times.</numerusform>
        </translation>
    </message>
    <message>
        <source>A technique of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit technique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New technique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” ships with the program: it stays as it is, but a copy of it can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TechniquesScreen</name>
    <message>
        <source>Add to a routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, muscle or word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New technique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called that. Try a muscle, or a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search techniques and questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Techniques</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Techniques {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>Or begin with</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>    Write {suggestion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The routine as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeEdit</name>
    <message>
        <source>Type a time such as 7:30.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineStrip</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayCard</name>
    <message>
        <source>Hide until tomorrow: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayStrip</name>
    <message>
        <source>Add to my calendar…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TODAY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What lies ahead, as a file with alarms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Floor view (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left} · {ends}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TotalsCard</name>
    <message>
        <source>Legs {legs}, pauses {pauses}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message numerus="yes">
        <source>%n more days</source>
        <translation>
            <numerusform>%n more day</numerusform>
            <numerusform>%n more days</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeModel</name>
    <message numerus="yes">
        <source>%n are ready, from {shortest} to {longest} minutes. Or build your own.</source>
        <translation>
            <numerusform>%n is ready. Or build your own.</numerusform>
            <numerusform>%n are ready, from {shortest} to {longest} minutes. Or build your own.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>A tone starts and ends each step, and the voice names it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tone starts and ends each step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fresh legs,
one step at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers and figures read well from two metres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the screen where you can see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stretch, roll, cool or warm your legs. The timer says what to do and when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it: {length}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeSoundRow</name>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowContent</name>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside a session</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>YourDataActions</name>
    <message>
        <source>Copy everything into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy of everything (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete everything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in one file, with the history as tables too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is being exported…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything was exported to {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything, backups included, once it has been copied into one file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open my data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where your routines, settings and history are kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>YourDataModel</name>
    <message>
        <source>A session is in progress. End it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file manager answers. Your data is in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of your data cannot be opened. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_FamilyTime</name>
    <message>
        <source>{family} {length}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_LengthEdit</name>
    <message>
        <source>It may be {shortest} to {longest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the length as 12, 12:30, 12 min or 1 h.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_NameDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Stage</name>
    <message>
        <source>RIGHT</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>15 seconds less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>15 seconds more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the technique to the routine in Build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As text, or as blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to all sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the routine as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the technique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate as a technique of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate the routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the technique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourite, or no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the block’s fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group into a circuit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear the time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the block’s notes everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the exercise is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave full screen, then end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log soreness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log what was done elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move blocks down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move blocks up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New technique of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a routine as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause and hear how the exercise is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause, continue, or done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as another routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search techniques</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the techniques</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the technique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text format help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the deletion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last entry or deletion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ungroup the circuit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>catalogue</name>
    <message>
        <source>A few minutes a day on the legs; no exact number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few minutes a day over quads, hamstrings and calves; no exact number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few minutes of hot water come first; no exact number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hold is short, about 2 seconds, and is let go at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hot shower or a warm compress relaxes muscles and brings blood to them. Heat does more for soreness that has lasted long than for the fresh kind after a run. Leave at least 48 hours between the run and the heat, so that inflammation can settle first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A night of 7 to 9 hours without interruption serves recovery best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run costs fluid through sweat, and being short of it can make soreness worse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simple way to ease soreness after a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A slow stroll around the room, to warm up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A trained practitioner does this for you; it is not for home. With their hands they press on the muscle precisely while it is being moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AIS calves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AIS hamstrings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AIS quads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About 1 to 2 minutes go to every muscle group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active Isolated Stretching (AIS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active Recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active Recovery Exercises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active Release Technique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active Release Technique (ART)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active isolated stretching (AIS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active-recovery day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add berries, leafy greens, turmeric, ginger or a fatty fish such as salmon to your meals. Berries also make an easy snack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a long run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After sore legs, raise only a little at a time how far, how fast or how long you run. Leave enough time between hard days. Listen to your body and keep to what is comfortable, with every technique here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aims at muscle fibres that stick together and at scar tissue, and sets them free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An Epsom bath eases legs sore from running. Heat by itself should wait at least 48 hours after a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ankle over the other knee, lean onto this side, roll.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anti-Inflammatory Foods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anti-inflammatory foods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As cross-training it lets the running muscles rest and keeps you fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask a healthcare professional or a sports nutritionist before you start one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask a healthcare professional which level of compression is right for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BCAAs help muscle to mend and to tire less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back heel down, back knee straight, lean in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back knee down, hips tucked under, glide forward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with light weights and add more little by little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins with light weights; more is added little by little as the legs get stronger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bending from the hips with a straight back, a weight in both hands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between 1 and 2 cups of the salt go into the bath.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both legs in, sit back, breathe calmly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brisk walking is a low-impact choice for rest days and for cooling down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf raises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calf stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calm, easy poses; breathe evenly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be worn while running and afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can help more than complete rest: the legs get less stiff, waste is flushed out and recovery speeds up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can help runners whose soreness sits in particular tight places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carbohydrates give muscles energy, and protein helps them mend and grow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing between warm and cold gets the circulation going and brings inflammation down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sport that works other muscles than running does, such as swimming, cycling or yoga. Keep the effort easy on the legs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose calm poses that you know well and move from one to the next with the breath. Stay well inside what is comfortable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear a stretch of wall and lay a mat before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold narrows the blood vessels and brings inflammation down, which the muscles feel at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold water follows for 1 to 2 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compression Socks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compression Therapy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compression garments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compression socks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast Therapy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast bath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-Fiber Friction Massage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-fibre friction calves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-fibre friction hamstrings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-fibre friction quads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cycling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily friction massage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadlifts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do supplements help the legs recover?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does most good after hard sessions and long runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does stretching keep legs from getting sore?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doing too much too soon can bring more soreness and injuries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drink water before you set out, on the way and when you are back, and plenty of it through the day. After long or hard runs, think of a drink with electrolytes or a sports drink.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dynamic Stretching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dynamic stretches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each stay in cold water takes 1 to 2 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each stay in warm water takes 3 to 4 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each stretch is done 2 or 3 times over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Easy steps to cool down. Sip some water.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Easy steps until your breath is calm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Easy steps, loose shoulders, gentle pace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electrolyte or sports drinks give back minerals and nutrients after long or intense runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsom Salt Bath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsom salt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsom salt bath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsom salt in the bath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face a wall, put both hands on it and step back with the foot of the named side. Keep the back knee straight and its heel on the floor, toes pointing at the wall. Lean in slowly until the calf of the back leg pulls gently.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face down on the forearms, the front of one thigh on the roller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face down on the forearms, the top of one thigh on the roller, the other knee out to the side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face down, roller below the hip bone, small rolls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face down, roller under the thigh, roll slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill a bathtub or a large tub with cold water and add ice cubes. Put a towel within reach, and the laptop on battery well away from the water. Press Space, then get in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill one basin with warm and one with cold water, side by side, and lay a towel ready. Sit down in front of them, press Space, then put both legs into the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firm pressure at right angles to the fibres loosens scar tissue and gets the blood moving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five-minute minimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foam Rolling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foam roll calves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foam roll glutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foam roll hamstrings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foam roll hip flexors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foam roll quads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foam-roll legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the instructions of the gun&apos;s maker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Garments or wraps are also the compression in RICE, where they give support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get in slowly, sit back and let your legs soak. Stand up slowly when the time is up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glide slowly; change legs at the half-way sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to bed early enough for a full night, in a room where nothing wakes you. Plan your sleep as you plan your training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes straight to the tight places and makes them less sore after runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradual Progression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradual progression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gravity helps fluid drain from the legs, so they swell less and blood flows better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hamstring stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the garments dry and at hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the massage gun charged and at hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healthy fats help to calm inflammation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat by itself should wait 48 hours after a run; an Epsom bath is not held to that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat by itself should wait 48 hours after a run; hot and cold in turn are for legs sore from running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat by itself should wait 48 hours after a run; warm and cold in turn are for legs sore from running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat relaxes muscles and brings more blood to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat should wait at least 48 hours after a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heel to your buttock, hold, ease off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heel to your buttock, knees together, stand tall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helps the leg muscles become more flexible and move through a wider range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helps to prevent sore muscles after a run and to recover from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helps you become more flexible, brings more blood to the muscle and lets tension go, which speeds recovery up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High knees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hip flexor stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold a light weight in front of your thighs, feet under your hips and knees soft. Push the hips back and slide the weight down close to the legs, keeping the back long. Squeeze your buttocks and stand tall again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hot and cold take turns for a few cycles; no exact number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hot shower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hot water relaxes the muscles and brings blood, cold narrows the vessels and calms inflammation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hot/Cold Showers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hot/cold shower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long until sore legs are better?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hydration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ice Bath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ice and elevation (RICE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ice bath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ice brings inflammation down, compression supports and keeps blood moving, raised legs swell less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ice on the sore places brings inflammation down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ice pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ice pack on the sore place, leg at rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ice stays on for 15 to 20 minutes each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is heat good for sore legs?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It differs from person to person and with how hard the run was and how fit you are. Most soreness eases within 24 to 72 hours. If it is severe, or pain stays, there may be an injury behind it: let a healthcare professional look at it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It helps: muscles become more flexible and get more blood. Stretching both before and after runs makes them less tight, so soreness is less likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It suits soreness that has lasted long better than the fresh soreness after a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a balance of carbohydrates, protein and healthy fats in what you eat. Avocados and nuts are two sources of such fats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep to a sport that spares the legs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kneel on the knee of the named side with the other foot flat on the floor in front. Tuck your hips under and glide them forward, chest up, until the front of the kneeling hip pulls gently. Put something soft under the knee.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kneeling on one knee, the other foot in front, hips pushed forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kneeling, then folding forward until the forehead rests on the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knees up in turn, light feet, upright back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay a comfortably warm compress on the muscle that is sore. Rest the leg and let the warmth sink in, and take it off if it feels too hot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay a thick pillow or cushions ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay an ice pack, a thin cloth, a wrap and cushions ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaning on the hands, the back of one thigh on the roller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaning with both hands on a wall, one leg back, its knee straight and its heel down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave at least 48 hours between a run and heat, so that inflammation can settle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leg swings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legs on a pillow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legs under water, shoulders loose, breathe slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legs up the wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let hot water run over both legs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the gun glide along the back of the thigh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the gun glide along the front of the thigh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the gun glide up the calf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the water run over both legs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lie back, legs raised on the pillow, relax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lie back, legs up the wall, arms loose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lie down, put your legs up on cushions and lay an ice pack in a thin cloth on the sore place. Hold it there with a wrap or a compression garment that is snug but comfortable. Rest until the time is up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lie face down on your forearms with the roller across the top of the named thigh, just below the hip bone. Bend the other leg out to the side to carry some of your weight. Make small, slow rolls over the soft muscle and stay off the bone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lie face down on your forearms with the roller under the front of the named thigh. Roll slowly from the hip to just above the knee, and stay a little longer where it feels tight. Push with the other foot to take off as much weight as you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lie on your back on a bed, a sofa or the floor. Lay your lower legs on a thick pillow so that they rest higher than your body, and relax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lie on your back with the other leg bent, and put a strap around the foot of the named leg. Lift that leg straight by its own strength and help a little with the strap at the top. Lower it all the way, then lift again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lie on your side with the named leg on top, and hold its ankle. Draw the heel towards your buttock by the leg&apos;s own strength and help a little with the hand. Ease off without letting go of the ankle, then draw again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift the straight leg, hold, lower it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light gear, smooth circles, gentle pace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light movement brings more blood, and with it oxygen and nutrients, without harming the muscles further.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long step, sink down, rise into the next step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long, easy strokes at a gentle pace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower your legs in slowly and sit back until they are covered. Keep still and breathe slowly. Get out early if it stops feeling right, then dry off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower-body stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lunges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lying on the back, both legs on a pillow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lying on the back, both legs on a pillow, a warm pack on the thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lying on the back, both legs on a pillow, a wrapped ice pack on the thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lying on the back, both legs on a pillow, an ice pack on the thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lying on the back, both legs on a pillow, compression sleeves on the lower legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lying on the back, legs straight up against a wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lying on the back, one leg straight, pulled up with a strap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lying on the side, seen from above, drawing the upper heel to the buttock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnesium from the salt (magnesium sulfate) is said to pass the skin, relax muscles and calm inflammation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the leg muscles grow stronger and steadier, and future soreness less likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Massage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Massage Guns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Massage gun calves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Massage gun hamstrings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Massage gun legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Massage gun quads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Massage gun, whole legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May I run while my legs are sore?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meant to bring back strength in the legs and keep soreness away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moderate pressure in circles takes tension out of a muscle and eases its soreness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More blood reaches the muscle, so it is less stiff and recovers sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving through the whole range warms the muscles and makes them more flexible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muscles recover and rebuild in the time they are given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nutrition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nutritional Supplements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Omega-3 fatty acids work against inflammation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the spot, lifting one knee after the other to the height of the hips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One hold lasts between 15 and 30 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only with warm muscles: warm up before any stretching.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other kinds of exercise work other muscles and take strain off the legs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned rest guards against injuries from overuse, so that you can keep running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post-run basics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pressure helps the blood around and keeps muscles from shaking so much while you move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pressure on the legs helps the blood around and brings swelling down, which eases soreness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proper Footwear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proper Nutrition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull the socks on after a run and smooth out every fold. They should be snug around the calf and still comfortable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Push the hips back, long back, then stand tall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put days without running into your plan before you need them. On such a day do nothing hard with your legs; a gentle walk is fine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put on compression socks or leggings and smooth out every fold. They should be snug all along the leg and still comfortable. Keep them on while you rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the garments on, then sit or lie back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the heel of the named leg on the floor in front of you, that knee straight and the other knee softly bent. Keep your back long and tip forward from the hips until the back of the thigh pulls gently. Breathe calmly and stay still, without bouncing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quad stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick pulses of pressure bring more blood, loosen tight muscle and speed recovery up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RICE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RICE Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raising the legs is also the last of the four parts of RICE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resistance Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest and Recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest as well: avoid any activity that makes the soreness worse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest day, feet up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest, ice on, wrapped snugly, legs up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest, ice, compression and elevation work together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ride on the flat or on a stationary bike in a light gear. Turn the pedals smoothly at a gentle pace, without pushing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Riding a bicycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roller under the calf, lift your hips, roll slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roller under the thigh, hands behind you, roll slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolling is also a way to massage sore leg muscles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rub firmly across the back of the thigh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rub firmly across the calf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rub firmly across the front of the thigh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run a warm bath and stir in one or two cups of Epsom salt until it dissolves. Put a towel within reach and the laptop well away from the water. Press Space, then get in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runners use branched-chain amino acids (BCAAs) and omega-3 from fish oil. Find out first, with someone who knows, whether they suit you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running does tiny damage to the fibres of the muscles. The body answers it with inflammation, and that is what you feel as soreness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running shoes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See a professional when the soreness is severe, when there is swelling or bruising, or when it goes on for long although you rest and look after yourself. These can be signs of an injury that needs to be examined and treated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-massage calves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-massage hamstrings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-massage quads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-myofascial release: pressing on trigger points lets tension in the muscle go and gets the blood moving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a few minutes aside for the leg muscles once the run is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shoes that fit badly or are worn out can add to soreness and make injuries more likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit and work along the front of the named thigh with the flat of your fingers or your palm. Make slow, gentle circles with moderate pressure and linger where it is sore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit back and down, chest up, heels on the floor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit back and let your legs soak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit on the edge of a chair so that the back of the named thigh is free. Let the gun glide slowly from the buttock towards the knee, stopping short of the hollow behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit on the roller with your hands on the floor behind you, and rest the ankle of the named leg on the other knee. Tip your weight onto the named side and roll slowly over that buttock. Pause where it feels tight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit or lie down and lay the ice pack, wrapped in a thin cloth, on the place that is sore. Keep the leg still while the cold works, and take the pack off when the time is up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit with one hip against a wall, then lie back and swing your legs up it. Shuffle your hips as close to the wall as is comfortable and let the legs rest there. Let your arms lie loose and breathe calmly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit with the named knee bent and its foot flat, so that the calf hangs loose. Take it in both hands and make slow circles at moderate pressure, from ankle to knee, lingering where it is sore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit with the named knee bent and press your fingertips or a massage tool into a tight spot on the back of the thigh. Rub in short strokes from side to side, across the length of the muscle, then move on to the next spot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit with the named knee bent and reach under the thigh with both hands. Make slow circles with your fingertips at moderate pressure, working up from the knee to the buttock, and linger where it is sore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit with the named knee bent so that the calf is loose, and press your fingertips or a massage tool into a tight spot. Rub in short strokes from side to side, across the length of the muscle, then move on to the next spot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit with the named leg relaxed and let the gun glide slowly along the front of the thigh, from hip to knee. Stay a little longer on tight spots and stop short of the kneecap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit with the named leg relaxed and press your fingertips or a massage tool into a tight spot on the front of the thigh. Rub in short strokes from side to side, across the length of the muscle, then move on to the next spot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit with the named leg straight in front of you and a strap around the ball of its foot. Pull the toes towards you by the leg&apos;s own strength and help a little with the strap. Let the foot go loose, then pull again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit with the named leg stretched out and relaxed. Let the gun glide slowly over the inner and the outer part of the calf, from above the ankle to below the knee.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit with the roller under the back of the named thigh and your hands on the floor behind you. Lift your hips and roll slowly between buttock and knee, staying a little longer where it feels tight. Keep the other foot on the floor to take off weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit with the roller under the named calf and your hands on the floor behind you. Lift your hips and roll slowly between ankle and knee, turning the foot a little in and out. Put the other foot on the floor for less pressure, or across the shin for more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit with the two basins within reach and put both legs into the warm one. When the time is up, lift them over into the cold one, and so on in turn. Dry off after the last one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting in a bath with ice, legs under water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting in a warm bath, legs under water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting on a chair, both hands circling on the front of one thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting on a chair, fingers rubbing across the front of one thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting on a chair, gliding a massage gun along one leg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting on a chair, gliding a massage gun along the front of one thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting on the edge of a chair, gliding a massage gun along the back of one thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting on the floor, gliding a massage gun along the calf of the straight leg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting on the floor, one knee up, both hands circling on that calf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting on the floor, one knee up, both hands circling on the back of that thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting on the floor, one knee up, fingers rubbing across that calf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting on the floor, one knee up, fingers rubbing across the back of that thigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting on the roller, one ankle across the other knee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting with both feet in one of two basins, warm and cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting, leaning on the hands, one calf on the roller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitting, one leg straight, its toes pulled back with a strap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep a night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep and Rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow circles along the front of the thigh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow circles from ankle to knee.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow circles, from the knee up the back of the thigh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow, easy steps. Turn back if it hurts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small steps let the legs get used to running; patience and regularity matter most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some can: branched-chain amino acids (BCAAs) help muscle to mend, and omega-3 fatty acids calm inflammation. Ask a healthcare professional or a sports nutritionist before you start one, since not all suit everyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sore running muscles rest while you stay fit all round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soreness eases after a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soreness of the muscles usually passes 24 to 72 hours after the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squatting with the arms forward and the heels down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand safely and let comfortably hot water run over your legs. Turn round so that it reaches the fronts and the backs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand safely and let hot water run over your legs, then turn the tap to cold when the time is up. Go back and forth in this way and make cold the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand side-on to a wall with a hand on it and the named leg on the outside. Swing that leg forward and back from the hip, loosely and no higher than is easy. Forward and back is one rep; turn round for the other leg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand tall with one hand on a wall and rise onto the balls of both feet. Stay there for a moment, then lower the heels slowly to the floor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand tall with one hand on a wall, bend the named leg and hold its ankle behind you. Draw the heel towards your buttock, knees side by side, without arching your back. Hold where the front of the thigh pulls gently and the knee feels fine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand tall, hold on, swing this leg loosely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand with your feet about as wide as your shoulders and sit back and down as if onto a chair. Keep the chest up, the heels on the floor and the knees in line with the toes. Push the floor away to stand up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing beside a wall, swinging one leg forward and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing in the shower, moving the water along the legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing with a hand on the wall, drawing one heel up to the buttock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing with a hand on the wall, rising on the toes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing, one heel forward on the floor with that knee straight, leaning forward from the hips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start easy and step a little quicker each minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start on a gentle setting and glide the gun slowly over the thigh and the calf of one leg. Change legs at the half-way sound. Stay on soft muscle, away from bones and joints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay on the spot and lift the knees in turn, as high as is comfortable. Land softly on the balls of your feet and let the arms swing along. Each lift is one rep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step forward with the named leg and sink until both knees are bent, chest up and front heel on the floor. Push back to where you stood. Keep the other foot where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step forward, sink, push back to standing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stepping forward into a lunge and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straight knee, long back, hinge at the hips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stretch only muscles that are warm: warm up before any stretching.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stretching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested for legs that are sore from running, as quick relief.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swim long, easy strokes at a gentle pace and let the water carry you. Kick lightly and change the stroke whenever you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swimming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swimming the crawl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swimming the crawl, a sport that spares the legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a long step forward and sink until both knees are bent, chest up and front heel on the floor. Push off the back foot and rise straight into the next step with the other leg. Each step is one rep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the ice off and keep the legs up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the ice pack out and wrap it in a thin cloth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change gets the circulation going and can ease sore legs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day after a race</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first times can feel uncomfortable: put less weight on the roller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ice in RICE stays on for 15 to 20 minutes each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last turn is a cold one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The legs soak for 15 to 20 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The legs stay under water for 10 to 15 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The right shoes help to prevent sore legs and to cope with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their antioxidants and omega-3 fatty acids can calm inflammation and help muscles recover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They support the calves, which are then less sore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is low-impact movement: while the soreness is severe or painful, it or a rest day takes the place of a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toes towards you, hold, let go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too much training can make soreness last longer and lead to injuries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the hot and the cold setting of the tap first, and lay a towel ready. Put this screen where it stays dry and you can hear it. Press Space, then step in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the water with your hand first, and lay a towel ready. Put this screen where it stays dry and you can hear it. Press Space, then step in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unnamed routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up onto your toes, slowly down again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses the body in another way than running, so that sore legs rest while you stay fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait after a run before heat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk at a pace that feels light and lets you talk with ease. Keep the shoulders loose and let the arms swing. Brisk walking is welcome too, as long as it stays easy on the legs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walking at an easy pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walking in long steps, sinking into a lunge with each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walking lunges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm and cold together go on for 15 to 20 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm compress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm compress on the sore place, leg relaxed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm compress, calves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm compress, thighs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm legs, two days on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm the compress and feel it with your hand first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up first, and lay a strap or a towel ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warmth draws blood in and cold narrows the vessels again, so swelling goes down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wear running shoes that fit, cushion and support your feet, and replace them when they are worn out. A running store can fit a pair to the shape of your feet and the way you run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When should I have sore legs looked at?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While the soreness is severe or painful, rest or keep to low-impact movement until it eases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While you sleep, the body mends and rebuilds muscle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why are my legs sore after a run?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a medical condition or an injury, ask a healthcare professional first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With mild to moderate soreness running is generally fine; go by how you feel and run shorter or easier. If it is severe, or there is pain, take a day of rest or choose something low-impact until it has eased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works most on the places that are tight or sore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worn after a run, they help the body clear waste away sooner and calm inflammation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yoga</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bathtub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bathtub or a large container</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bicycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a few cycles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a few minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a foam roller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a massage gun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mat or a carpet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a shower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a strap or a towel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a thick pillow or cushions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a thin cloth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a towel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a wall or a chair to hold on to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a warm compress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a wrap or a compression garment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an ice pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before and after runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before, during and after runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compression socks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compression socks, leggings or wraps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cushions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>during and after runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fingers or a massage tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ice cubes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light weights, if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on rest days or to cool down after a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running shoes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several times a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something soft under the knee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two basins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm and cold water</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>A newer version of Recovery Timer made it: update the program to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of Recovery Timer wrote it, so nothing is saved there. Update the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of Recovery Timer wrote it, so nothing is written to it. New sessions are kept in a file beside it, and are added to it once the program is updated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A routine is being played in a terminal: end that first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another version of Recovery Timer wrote the journal, so nothing is added to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At schema: expected a number from {lowest} to {known}, got {schema}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {where}: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DISPLAY is not set (start the program in a desktop session)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sore, from 0 to 10?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be read: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has more than {limit} bytes; no routine has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {channels} channels; one or two can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {rate} samples a second; {slowest} to {fastest} can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds more than {limit} files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds two files of one name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds what no journal does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds {name}, which no backup does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is JSON, but not of Recovery Timer: the field schema is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a calendar file, not a routine: open it with your calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a database of another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a history, not a routine: import it on the page History.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a link or a folder, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a link that leads nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a link, and links are not followed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a link, and not to a file of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a zip file, not a routine. A copy of everything is opened in the settings: Browse backups, From a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is compressed ({name}). Save it as 16-bit PCM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is cut short: its end is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is damaged, or not a backup: its end is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is damaged: it names a place that it does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is damaged: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than {limit} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no backup of Recovery Timer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no draft of a routine: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no history. Line {line}: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no mono 16-bit WAV file at 48 kHz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no routine: neither text (in UTF-8) nor JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no technique: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not a JSON object: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not a WAV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not a whole WAV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is silent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is {length} s long; {longest} s is the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It looks like a table ({name}). Write each row as a line, such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It looks like a workout of {name}, which cannot be imported. Write its steps as text, one a line, such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It looks like {name}. Write each step as a line, such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was written by a newer version of Recovery Timer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its samples are floating-point numbers. Save it as 16-bit PCM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its samples have {bits} bits; 8, 16, 24 and 32 can be read. Save it as 16-bit PCM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger than {limit} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}, column {column}: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No window can open: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not overwritten: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written there; {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past sessions cannot be read: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt has no platform called &quot;{platform}&quot; here (it has {others}; see QT_QPA_PLATFORM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt&apos;s sound library here has no {codec} encoder. Export as .wav instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery Timer is running already, but does not answer: end that process, and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is not saved yet, so the copy would lack it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is said twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is too long ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy cannot be read back. The disk may be failing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database of past sessions is broken: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not JSON text: it is not in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not JSON: line {line}, column {column}: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not a routine: it is nested too deeply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is {size} bytes long; a routine has at most {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was written by a newer version of Recovery Timer (schema {schema}; this version reads up to {known}). Update the program to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of drafts cannot be read: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of routines cannot be read: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of techniques cannot be read: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} is part of what would be copied. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal {file} cannot be written: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open window and this start do not understand each other: close the window, and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The past sessions in {file} cannot be copied: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The routines in it are larger than {limit} bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session that was broken off cannot be read: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sessions cannot be added to {file}: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sessions in it stay there. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window of Recovery Timer is open: close it first, or play the routine there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window was gone before the routine was over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such time of day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too much to back up. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which muscle? {muscles}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XDG_RUNTIME_DIR is not set, where the Wayland display would be (start the program in a desktop session)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\&quot; or \\ or \n after a backslash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a block before the comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a block, or repeat N before a colon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a closing quotation mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cold stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colon after repeat N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colon only after repeat N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comma before an instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comma before an instruction, or as before an own name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comma before {option}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comma between two options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a duration or a number of reps after the sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a duration such as 30s, or a number of reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a library of Qt cannot be loaded ({detail})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line indented under {head}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line of at most {longest} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name after #</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name beside the amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of cycles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of cycles after x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of cycles or a time in the water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of rounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a side (L/R, left, right) or a comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a side only once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a side: L/R, left or right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text of at most 1 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text of at most {longest} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a time from 00:00 to 23:59</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a time in the water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a time in the water that makes {limit} cycles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a time or a number of reps (a distance is neither; minutes are min)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a warm stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an amount, or blocks below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an amount, such as 30s or 10 reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an option: {examples}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an option: {examples}, or an instruction in &quot;...&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least one block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least one block below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected {expected}; try: {suggestion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>format {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install on Debian or Ubuntu: {packages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install the package that holds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a database of another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its first line is not whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its segments are not in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more after {option}, as in {example}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither DISPLAY nor WAYLAND_DISPLAY is set; start the program in a desktop session, or play a routine without a window: play ROUTINE --by-ear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no Wayland display answers at {path}: {detail} (check WAYLAND_DISPLAY)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no repeat inside another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no technique is called {name}, so it is a step of your own; did you mean {meant}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing answers there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one amount, or the name in quotation marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one number of sets, or the name in quotation marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one side first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeat and a number of rounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s, min or reps after the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some of {choices}, in this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something to be timed; {name} is on the Techniques page, to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the X display {display} cannot be used: {detail} (check DISPLAY)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the indentation of the other lines under {head}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a technique before as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the own name in quotation marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text ends too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a range, of which {low} is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is one step without a change of water; did you mean {meant}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this line is the routine&apos;s name, as it has no amount; did you mean {meant}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times such as 4:00 warm / 1:00 cold, then x4 or for 20:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait, or a duration such as 5s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm before cold, as start cold is an option</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm, hot or cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write, for instance: 10 km easy yesterday 18:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write, for instance: calves 4 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write, for instance: yesterday 18:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{counted} are read as {taken}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sets of only {each} may be the wrong way round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fault} Expected {others} or {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {reason} It is kept as {kept_as}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{libraries} are missing ({advice})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{library} is missing ({advice})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{limit} blocks, not more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{limit} segments in all, not more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} in it is larger than {limit} bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not between two steps, so it is a step, and counts as work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be {allowed}, not {given}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} has no unit, and is read as {taken}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem}, and {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} It could not be renamed ({detail}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} of {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} of {limit} in whole seconds, such as 30s or 1:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} of {limit}, not {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} only once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} without the character {code_point}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} is only part of the name of this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is not understood; {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>screens</name>
    <message>
        <source>At its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>During a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Techniques</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source> · </source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n blocks</source>
        <translation>
            <numerusform>%n block</numerusform>
            <numerusform>%n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cycles</source>
        <translation>
            <numerusform>%n cycle</numerusform>
            <numerusform>%n cycles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cycles, ends cold</source>
        <translation>
            <numerusform>%n cycle, ends cold</numerusform>
            <numerusform>%n cycles, ends cold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cycles, ends warm</source>
        <translation>
            <numerusform>%n cycle, ends warm</numerusform>
            <numerusform>%n cycles, ends warm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more on Today</source>
        <translation>
            <numerusform>%n more on Today</numerusform>
            <numerusform>%n more on Today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reps</source>
        <translation>
            <numerusform>%n rep</numerusform>
            <numerusform>%n reps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n steps skipped</source>
        <translation>
            <numerusform>%n step skipped</numerusform>
            <numerusform>%n steps skipped</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 is the voice’s normal speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>48 hours have passed since your run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 to 9 hours until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A circuit cannot stand inside another circuit. Ungroup one of them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A circuit cannot stand inside itself. Drop it above or below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gentle walk is fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page to read, another one after each session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sound in the middle of everything that lasts 30 seconds or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add distance little by little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to my calendar…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a run. Soreness usually eases within 24 to 72 hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the computer sleeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another routine has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As you asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again until logged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Be asleep between {earliest} and {latest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before a run, and after a session that follows one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between the steps it says what comes next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse backups…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bruising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COLD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to {side}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sound: {sound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Circuit, %n rounds</source>
        <translation>
            <numerusform>Circuit, %n round</numerusform>
            <numerusform>Circuit, %n rounds</numerusform>
        </translation>
    </message>
    <message>
        <source>Cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold shower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold: {amount} recommended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast bath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Countdown 3-2-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-fibre friction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily reminders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drink before you go, and take water along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drink water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drink water, or an electrolyte or sports drink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>During a session, or only while the voice speaks. Works with players that media keys control.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dynamic stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each question up to three times, 3 hours apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enough today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsom salt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors cannot be logged: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day, as you wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is saved again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as sound…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feet up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foam roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From 20:00: when to be asleep, to have 7 to 9 hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From it follows when to be asleep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the article “Sore Legs After Running? 4 Recovery Techniques to Get You Back on Your Feet”. Not medical advice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From then on, notifications come again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gentle walk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get into position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halfway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halfway sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hamstrings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear every sound in turn, and set how loud they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat is fine now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat waits 48 hours after a run. You are notified once, if you asked for it on the card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hip flexors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hot shower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hot/cold shower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours after the run, or after you logged soreness without one. Not again once it is all gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How are the legs?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How loud the sounds and the voice are, apart from the system’s own volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ice again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ice again later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ice pack, 15 min?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you start a strength routine on one, it says so once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a typed routine, “{name}” means {technique}. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says one sentence with these settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its steps, what you need and what to take care of. A click on its card always shows them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its technique is not here: the step keeps its name and times, without figure and how-to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used {day}: {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out on a day on which it was done; they stop after a week without an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark, or whichever the system is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Massage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Massage gun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Movement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Music from other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No equipment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No heat until {day} {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer a favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No notification comes at night; what becomes due then waits for the morning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recommended number; {amount} is a good start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recommended time; {amount} is a good start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound: Qt&apos;s sound library cannot be loaded ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound: the sound output stopped working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound: the sound server does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound: the system library libpulse is not installed (Debian and Ubuntu: package libpulse0).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound: there is no sound output, or the sound server does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No voice: Windows has no English voice (Settings &gt; Time &amp; language &gt; Speech &gt; Add voices).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No voice: macOS has no English voice (System Settings &gt; Accessibility &gt; Spoken Content).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No voice: no speech program is installed (Debian and Ubuntu: package espeak-ng).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No voice: the program was started with --no-voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No voice: the speech program failed ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on this system. Today has what is due, and your calendar can ring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {what}, because {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been deleted lately.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications on the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the days of the week below, and when you chose one after a session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One at a time, never at night or during a session, and only what is set to notify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the voices that this computer has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a circuit can be ungrouped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the left side: {muscles}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the right side: {muscles}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pauses for the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play: {sound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended each day, for a few minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended: about {amount}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended: end with cold water.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended: start with warm water.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended: {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended: {amount} cycles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended: {amount} reps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended: {amount} sets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended: {amount}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: {edit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redone: {edit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relative to the sounds; the main volume applies to both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders on your desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest and strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest day tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest days of the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest, or something low-impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll and massage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See a professional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several times a day; 3 hours is our starting value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a routine before its first time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the program: {error}. It goes on. The log has more: {log}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soreness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound and flash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken this often in a long step. Press T to hear it at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start as last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts by itself: there may be too little time to prepare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to {side}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures do the exercise. Off, they stand still, as they do if the system’s animations are off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last one was shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name cannot be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name may have at most {most} characters; this one has {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The night begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The night ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The soreness is gone. Too much too soon can bring it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window flashes with every sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a technique called {technique} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no block yet. Add a technique first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These blocks are a circuit already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop shows no notifications: no program for them answers. Today has what is due, and your calendar can ring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This evening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is how you are told. Nothing comes at night, during a session, or unless you chose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This technique cannot be part of a routine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time before every later step: each exercise has its own, from 10 s for a stretch to 20 s at a wall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time before the first step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today is a rest day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under 10 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {edit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {edit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes are kept here, even when you quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice to use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WARM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wake-up time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm: {amount} recommended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens to a running session. Sleep is never counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What lies ahead, as a file with alarms. A later file updates what the first one brought.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>What you delete can be restored for %n days.</source>
        <translation type="unfinished">
            <numerusform>What you delete can be restored for %n day.</numerusform>
            <numerusform>What you delete can be restored for %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What you make is copied once a day, and the last %n copies are kept.</source>
        <translation>
            <numerusform>What you make is copied once a day, and the last copy is kept.</numerusform>
            <numerusform>What you make is copied once a day, and the last %n copies are kept.</numerusform>
        </translation>
    </message>
    <message>
        <source>When to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When you asked for it after a session with ice; until 22:00 at the latest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the sounds are heard. Falls back to the default if disconnected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With severe soreness or pain, until it has eased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With severe soreness, swelling, bruising, or more than mild soreness beyond 72 hours. It stays until you have asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You logged severe soreness or pain: rest, or something low-impact, until it has eased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You logged {what}. It can be the sign of an injury.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You ran less than 2 hours before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own sound &quot;{sound}&quot; cannot be played, the built-in one is heard instead. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your routines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your run was {hours} h ago. Heat waits 48 hours: until {day} {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your run was {hours} h ago; heat waits 48 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>add %n blocks</source>
        <translation>
            <numerusform>add %n block</numerusform>
            <numerusform>add %n blocks</numerusform>
        </translation>
    </message>
    <message>
        <source>add {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bath tub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bicycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks of a circuit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bruising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cautions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change to cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change to warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compression socks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>cut %n blocks</source>
        <translation>
            <numerusform>cut %n block</numerusform>
            <numerusform>cut %n blocks</numerusform>
        </translation>
    </message>
    <message>
        <source>cut {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cycle {number} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cycles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cycles that fit the total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>delete %n blocks</source>
        <translation>
            <numerusform>delete %n block</numerusform>
            <numerusform>delete %n blocks</numerusform>
        </translation>
    </message>
    <message>
        <source>delete {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done {day}, {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>duplicate %n blocks</source>
        <translation>
            <numerusform>duplicate %n block</numerusform>
            <numerusform>duplicate %n blocks</numerusform>
        </translation>
    </message>
    <message>
        <source>duplicate {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dynamic stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elevation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equipment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fit to {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>foam roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>food and drink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>get ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>glutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go on with the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>group %n blocks</source>
        <translation>
            <numerusform>group %n block</numerusform>
            <numerusform>group %n blocks</numerusform>
        </translation>
    </message>
    <message>
        <source>group {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hamstrings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hip flexors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ice cubes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ice pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>last worked %n days ago</source>
        <translation>
            <numerusform>last worked %n day ago</numerusform>
            <numerusform>last worked %n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>last worked today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last worked yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left {left}, right {right}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>long or hard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longer than planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>massage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>massage gun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moderate</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>move %n blocks</source>
        <translation>
            <numerusform>move %n block</numerusform>
            <numerusform>move %n blocks</numerusform>
        </translation>
    </message>
    <message>
        <source>move {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not worked in this year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one side first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own step</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>paste %n blocks</source>
        <translation>
            <numerusform>paste %n block</numerusform>
            <numerusform>paste %n blocks</numerusform>
        </translation>
    </message>
    <message>
        <source>paste {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pillow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>position {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preparation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename to {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rest, {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>roller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds a rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>segments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set {number} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>severe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>severe soreness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shorter than planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>soreness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>soreness that lasts beyond 72 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts when you’re ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>swelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switch to LEFT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switch to RIGHT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switch {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the other version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the drive is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder may not be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time to get in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two basins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 1 of {planned} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ungroup the circuit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until you are ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm compress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when you are ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{actual} in all. Recommended: {amount}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{actual} in the water. Recommended: {amount}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} to start with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{blocks} × {rounds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{blocks} × {rounds} · rest {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{distance} km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be {range}, not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must not contain the character {code_point}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}, {second} and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gap}: {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{held} of {planned} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{held} of {planned} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hold}, {sets} sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h after you logged soreness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h after your run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}, LEFT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}, RIGHT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}, {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high} percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low}–{high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{muscle} {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{muscle} {side} {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (conflict copy {which})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (conflict copy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (copy {which})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (not installed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} ×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{on_time} of {due} cues on time, worst {ms} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pose}; left side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pose}; right side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reps} reps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sets} × {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sets} × {one}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sets}, each side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sets}, left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sets}, right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{technique}, every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{technique}, time of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{time} in %n days</source>
        <translation>
            <numerusform>{time} in %n day</numerusform>
            <numerusform>{time} in %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{warm} warm / {cold} cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{warm} warm / {cold} cold × {cycles}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} It is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a duration. Write 90, 90s, 1:30, 1m30 or 1.5 min.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a whole number of seconds.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
