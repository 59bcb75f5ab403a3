BEGIN TRANSACTION;
CREATE TABLE pause (
        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start_ms INTEGER NOT NULL,
        end_ms INTEGER NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (session, number)
    ) WITHOUT ROWID;
INSERT INTO "pause" VALUES('s1',0,5,9,'user');
CREATE TABLE session (
        id TEXT PRIMARY KEY,
        routine_id TEXT NOT NULL,
        routine_name TEXT NOT NULL,
        started TEXT NOT NULL,
        started_ms INTEGER NOT NULL,
        ended TEXT NOT NULL,
        outcome TEXT NOT NULL,
        session_ms INTEGER NOT NULL
    );
INSERT INTO "session" VALUES('s1','evening','Evening legs','2026-05-01T18:30:00+00:00',1777660200000,'2026-05-01T18:31:00+00:00','finished',60000);
CREATE TABLE visit (
        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        "index" INTEGER NOT NULL,
        start_ms INTEGER NOT NULL,
        kind TEXT NOT NULL,
        block INTEGER NOT NULL,
        "inner" INTEGER,
        round INTEGER,
        of_rounds INTEGER,
        label TEXT NOT NULL,
        technique TEXT,
        family TEXT,
        muscles TEXT NOT NULL,
        side TEXT,
        set_number INTEGER NOT NULL,
        of_sets INTEGER NOT NULL,
        reps INTEGER,
        instruction TEXT NOT NULL,
        planned_ms INTEGER,
        estimate_ms INTEGER,
        entered_ms INTEGER,
        held_ms INTEGER NOT NULL,
        extended_ms INTEGER NOT NULL,
        skipped_ms INTEGER NOT NULL,
        "left" TEXT NOT NULL,
        passed INTEGER NOT NULL,
        PRIMARY KEY (session, number)
    ) WITHOUT ROWID;
INSERT INTO "visit" VALUES('s1',0,0,0,'work',0,NULL,NULL,NULL,'Calf stretch',NULL,NULL,'calves',NULL,1,1,NULL,'',30000,NULL,0,30000,0,0,'time',0);
INSERT INTO "visit" VALUES('s1',1,1,0,'work',0,NULL,NULL,NULL,'Lunges',NULL,NULL,'',NULL,1,1,10,'',NULL,30000,30000,9,0,0,'next',1);
CREATE INDEX session_by_start ON session (started_ms);
CREATE INDEX session_by_routine ON session (routine_id, started_ms);
COMMIT;
PRAGMA user_version = 1;
