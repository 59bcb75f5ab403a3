BEGIN TRANSACTION;
CREATE TABLE answer (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        until TEXT
    );
INSERT INTO "answer" VALUES('heat run','2026-05-05T18:10:00+02:00',1777997400000,'2026-05-05T18:10:00+02:00');
CREATE TABLE elsewhere (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        what TEXT NOT NULL,
        duration_s INTEGER NOT NULL,
        muscles TEXT NOT NULL
    );
INSERT INTO "elsewhere" VALUES('yoga','2026-05-05T18:10:00+02:00',1777997400000,'Yoga class',2700,'glutes hip_flexors');
CREATE TABLE note (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        session TEXT NOT NULL,
        text TEXT NOT NULL
    );
INSERT INTO "note" VALUES('note','2026-05-05T18:10:00+02:00',1777997400000,'s1','Tight on the stairs');
CREATE TABLE pause (
        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start_ms INTEGER NOT NULL,
        end_ms INTEGER NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (session, number)
    ) WITHOUT ROWID;
INSERT INTO "pause" VALUES('s1',0,5,9,'user');
CREATE TABLE reminder (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        kind TEXT NOT NULL,
        due TEXT NOT NULL,
        about TEXT NOT NULL
    );
INSERT INTO "reminder" VALUES('ice','2026-05-05T18:10:00+02:00',1777997400000,'ice','2026-05-05T18:10:00+02:00','');
CREATE TABLE run (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        distance_m INTEGER,
        duration_s INTEGER,
        hard INTEGER NOT NULL,
        note TEXT NOT NULL
    );
INSERT INTO "run" VALUES('run','2026-05-05T18:10:00+02:00',1777997400000,10000,3000,1,'Hills');
CREATE TABLE session (
        id TEXT PRIMARY KEY,
        routine_id TEXT NOT NULL,
        routine_name TEXT NOT NULL,
        started TEXT NOT NULL,
        started_ms INTEGER NOT NULL,
        ended TEXT NOT NULL,
        outcome TEXT NOT NULL,
        session_ms INTEGER NOT NULL
    , held_ms INTEGER NOT NULL DEFAULT 0, work_ms INTEGER NOT NULL DEFAULT 0, cues_due INTEGER, cues_on_time INTEGER, cues_worst_ms INTEGER);
INSERT INTO "session" VALUES('s1','evening','Evening legs','2026-05-01T18:30:00+00:00',1777660200000,'2026-05-01T18:31:00+00:00','finished',60000,30009,60000,12,11,21);
CREATE TABLE soreness (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        signs TEXT NOT NULL
    );
INSERT INTO "soreness" VALUES('sore','2026-05-05T18:10:00+02:00',1777997400000,'pain');
CREATE TABLE soreness_level (
        soreness TEXT NOT NULL REFERENCES soreness (id) ON DELETE CASCADE,
        muscle TEXT NOT NULL,
        side TEXT NOT NULL,
        level INTEGER NOT NULL,
        PRIMARY KEY (soreness, muscle, side)
    ) WITHOUT ROWID;
INSERT INTO "soreness_level" VALUES('sore','calves','left',7);
INSERT INTO "soreness_level" VALUES('sore','quads','',4);
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
CREATE TABLE worked (
        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        muscle TEXT NOT NULL,
        side TEXT NOT NULL,
        held_ms INTEGER NOT NULL,
        PRIMARY KEY (session, muscle, side)
    ) WITHOUT ROWID;
INSERT INTO "worked" VALUES('s1','calves','',30000);
CREATE INDEX session_by_start ON session (started_ms);
CREATE INDEX session_by_routine ON session (routine_id, started_ms);
CREATE INDEX run_by_time ON run (at_ms);
CREATE INDEX soreness_by_time ON soreness (at_ms);
CREATE INDEX note_by_time ON note (at_ms);
CREATE INDEX note_by_session ON note (session);
CREATE INDEX elsewhere_by_time ON elsewhere (at_ms);
CREATE INDEX reminder_by_time ON reminder (at_ms);
CREATE INDEX answer_by_time ON answer (at_ms);
COMMIT;
PRAGMA user_version = 2;
