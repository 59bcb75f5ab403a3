BEGIN TRANSACTION;
CREATE TABLE pause (
        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start_ms INTEGER NOT NULL,
        end_ms INTEGER NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (session, number)
    ) WITHOUT ROWID;
INSERT INTO "pause" VALUES('session-0',0,165000,170000,'user');
INSERT INTO "pause" VALUES('session-1',0,165000,170000,'user');
INSERT INTO "pause" VALUES('session-2',0,165000,170000,'user');
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
INSERT INTO "session" VALUES('session-0','builtin-five-minute-minimum','Five-minute minimum','2026-05-01T21:30:00+02:00',1777663800000,'2026-05-01T21:35:50+02:00','ended',350000);
INSERT INTO "session" VALUES('session-1','builtin-contrast-bath','Contrast bath','2026-05-02T21:30:00+02:00',1777750200000,'2026-05-02T21:36:50.001000+02:00','ended',410001);
INSERT INTO "session" VALUES('session-2','builtin-strong-legs','Strong legs','2026-05-03T21:30:00+02:00',1777836600000,'2026-05-03T21:36:50.001000+02:00','ended',410001);
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
INSERT INTO "visit" VALUES('session-0',0,0,0,'get_ready',0,NULL,NULL,NULL,'Calf stretch','calf-stretch','stretch','calves','left',1,2,NULL,'Back heel down, back knee straight, lean in.',10000,NULL,0,10000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',1,1,10000,'work',0,NULL,NULL,NULL,'Calf stretch','calf-stretch','stretch','calves','left',1,2,NULL,'Back heel down, back knee straight, lean in.',15000,NULL,10000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',2,2,25000,'rest',0,NULL,NULL,NULL,'Calf stretch','calf-stretch','stretch','calves','left',2,2,NULL,'Back heel down, back knee straight, lean in.',3000,NULL,25000,3000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',3,3,28000,'work',0,NULL,NULL,NULL,'Calf stretch','calf-stretch','stretch','calves','left',2,2,NULL,'Back heel down, back knee straight, lean in.',15000,NULL,28000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',4,4,43000,'switch',0,NULL,NULL,NULL,'Calf stretch','calf-stretch','stretch','calves','right',1,2,NULL,'Back heel down, back knee straight, lean in.',5000,NULL,43000,5000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',5,5,48000,'work',0,NULL,NULL,NULL,'Calf stretch','calf-stretch','stretch','calves','right',1,2,NULL,'Back heel down, back knee straight, lean in.',15000,NULL,48000,30000,15000,0,'time',0);
INSERT INTO "visit" VALUES('session-0',6,6,63000,'rest',0,NULL,NULL,NULL,'Calf stretch','calf-stretch','stretch','calves','right',2,2,NULL,'Back heel down, back knee straight, lean in.',3000,NULL,78000,3000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',7,7,66000,'work',0,NULL,NULL,NULL,'Calf stretch','calf-stretch','stretch','calves','right',2,2,NULL,'Back heel down, back knee straight, lean in.',15000,NULL,81000,9000,0,6000,'previous',0);
INSERT INTO "visit" VALUES('session-0',8,7,66000,'work',0,NULL,NULL,NULL,'Calf stretch','calf-stretch','stretch','calves','right',2,2,NULL,'Back heel down, back knee straight, lean in.',15000,NULL,90000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',9,8,81000,'position',1,NULL,NULL,NULL,'Quad stretch','quad-stretch','stretch','quads','left',1,2,NULL,'Heel to your buttock, knees together, stand tall.',10000,NULL,105000,10000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',10,9,91000,'work',1,NULL,NULL,NULL,'Quad stretch','quad-stretch','stretch','quads','left',1,2,NULL,'Heel to your buttock, knees together, stand tall.',15000,NULL,115000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',11,10,106000,'rest',1,NULL,NULL,NULL,'Quad stretch','quad-stretch','stretch','quads','left',2,2,NULL,'Heel to your buttock, knees together, stand tall.',3000,NULL,130000,3000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',12,11,109000,'work',1,NULL,NULL,NULL,'Quad stretch','quad-stretch','stretch','quads','left',2,2,NULL,'Heel to your buttock, knees together, stand tall.',15000,NULL,133000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',13,12,124000,'switch',1,NULL,NULL,NULL,'Quad stretch','quad-stretch','stretch','quads','right',1,2,NULL,'Heel to your buttock, knees together, stand tall.',5000,NULL,148000,2000,0,3000,'next',0);
INSERT INTO "visit" VALUES('session-0',14,13,129000,'work',1,NULL,NULL,NULL,'Quad stretch','quad-stretch','stretch','quads','right',1,2,NULL,'Heel to your buttock, knees together, stand tall.',15000,NULL,150000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',15,14,144000,'rest',1,NULL,NULL,NULL,'Quad stretch','quad-stretch','stretch','quads','right',2,2,NULL,'Heel to your buttock, knees together, stand tall.',3000,NULL,165000,3000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',16,15,147000,'work',1,NULL,NULL,NULL,'Quad stretch','quad-stretch','stretch','quads','right',2,2,NULL,'Heel to your buttock, knees together, stand tall.',15000,NULL,173000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',17,16,162000,'position',2,NULL,NULL,NULL,'Hamstring stretch','hamstring-stretch','stretch','hamstrings','left',1,2,NULL,'Straight knee, long back, hinge at the hips.',10000,NULL,188000,10000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',18,17,172000,'work',2,NULL,NULL,NULL,'Hamstring stretch','hamstring-stretch','stretch','hamstrings','left',1,2,NULL,'Straight knee, long back, hinge at the hips.',15000,NULL,198000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',19,18,187000,'rest',2,NULL,NULL,NULL,'Hamstring stretch','hamstring-stretch','stretch','hamstrings','left',2,2,NULL,'Straight knee, long back, hinge at the hips.',3000,NULL,213000,3000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',20,19,190000,'work',2,NULL,NULL,NULL,'Hamstring stretch','hamstring-stretch','stretch','hamstrings','left',2,2,NULL,'Straight knee, long back, hinge at the hips.',15000,NULL,216000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',21,20,205000,'switch',2,NULL,NULL,NULL,'Hamstring stretch','hamstring-stretch','stretch','hamstrings','right',1,2,NULL,'Straight knee, long back, hinge at the hips.',5000,NULL,231000,5000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',22,21,210000,'work',2,NULL,NULL,NULL,'Hamstring stretch','hamstring-stretch','stretch','hamstrings','right',1,2,NULL,'Straight knee, long back, hinge at the hips.',15000,NULL,236000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',23,22,225000,'rest',2,NULL,NULL,NULL,'Hamstring stretch','hamstring-stretch','stretch','hamstrings','right',2,2,NULL,'Straight knee, long back, hinge at the hips.',3000,NULL,251000,3000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',24,23,228000,'work',2,NULL,NULL,NULL,'Hamstring stretch','hamstring-stretch','stretch','hamstrings','right',2,2,NULL,'Straight knee, long back, hinge at the hips.',15000,NULL,254000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',25,24,243000,'position',3,NULL,NULL,NULL,'Hip flexor stretch','hip-flexor-stretch','stretch','hip_flexors','left',1,2,NULL,'Back knee down, hips tucked under, glide forward.',10000,NULL,269000,10000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',26,25,253000,'work',3,NULL,NULL,NULL,'Hip flexor stretch','hip-flexor-stretch','stretch','hip_flexors','left',1,2,NULL,'Back knee down, hips tucked under, glide forward.',15000,NULL,279000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',27,26,268000,'rest',3,NULL,NULL,NULL,'Hip flexor stretch','hip-flexor-stretch','stretch','hip_flexors','left',2,2,NULL,'Back knee down, hips tucked under, glide forward.',3000,NULL,294000,3000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',28,27,271000,'work',3,NULL,NULL,NULL,'Hip flexor stretch','hip-flexor-stretch','stretch','hip_flexors','left',2,2,NULL,'Back knee down, hips tucked under, glide forward.',15000,NULL,297000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',29,28,286000,'switch',3,NULL,NULL,NULL,'Hip flexor stretch','hip-flexor-stretch','stretch','hip_flexors','right',1,2,NULL,'Back knee down, hips tucked under, glide forward.',5000,NULL,312000,5000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',30,29,291000,'work',3,NULL,NULL,NULL,'Hip flexor stretch','hip-flexor-stretch','stretch','hip_flexors','right',1,2,NULL,'Back knee down, hips tucked under, glide forward.',15000,NULL,317000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',31,30,306000,'rest',3,NULL,NULL,NULL,'Hip flexor stretch','hip-flexor-stretch','stretch','hip_flexors','right',2,2,NULL,'Back knee down, hips tucked under, glide forward.',3000,NULL,332000,3000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-0',32,31,309000,'work',3,NULL,NULL,NULL,'Hip flexor stretch','hip-flexor-stretch','stretch','hip_flexors','right',2,2,NULL,'Back knee down, hips tucked under, glide forward.',15000,NULL,335000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-1',0,0,0,'get_ready',0,NULL,NULL,NULL,'Warm water','contrast-bath','contrast','quads hamstrings calves',NULL,1,4,NULL,'Both legs in, sit back, breathe calmly.',NULL,10000,0,15000,0,0,'done',0);
INSERT INTO "visit" VALUES('session-1',1,1,10000,'position',0,NULL,NULL,NULL,'Warm water','contrast-bath','contrast','quads hamstrings calves',NULL,1,4,NULL,'Both legs in, sit back, breathe calmly.',20000,NULL,15000,20000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-1',2,2,30000,'warm',0,NULL,NULL,NULL,'Warm water','contrast-bath','contrast','quads hamstrings calves',NULL,1,4,NULL,'Both legs in, sit back, breathe calmly.',240000,NULL,35000,55000,15000,200000,'previous',0);
INSERT INTO "visit" VALUES('session-1',3,2,30000,'warm',0,NULL,NULL,NULL,'Warm water','contrast-bath','contrast','quads hamstrings calves',NULL,1,4,NULL,'Both legs in, sit back, breathe calmly.',240000,NULL,90000,60000,0,180000,'next',0);
INSERT INTO "visit" VALUES('session-1',4,3,270000,'transfer',0,NULL,NULL,NULL,'Cold water','contrast-bath','contrast','quads hamstrings calves',NULL,1,4,NULL,'Both legs in, sit back, breathe calmly.',10000,NULL,150000,10000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-1',5,4,280000,'cold',0,NULL,NULL,NULL,'Cold water','contrast-bath','contrast','quads hamstrings calves',NULL,1,4,NULL,'Both legs in, sit back, breathe calmly.',60000,NULL,160000,60000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-1',6,5,340000,'transfer',0,NULL,NULL,NULL,'Warm water','contrast-bath','contrast','quads hamstrings calves',NULL,2,4,NULL,'Both legs in, sit back, breathe calmly.',10000,NULL,225000,10000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-1',7,6,350000,'warm',0,NULL,NULL,NULL,'Warm water','contrast-bath','contrast','quads hamstrings calves',NULL,2,4,NULL,'Both legs in, sit back, breathe calmly.',240000,NULL,235000,175001,0,64999,'end',0);
INSERT INTO "visit" VALUES('session-1',8,7,590000,'transfer',0,NULL,NULL,NULL,'Cold water','contrast-bath','contrast','quads hamstrings calves',NULL,2,4,NULL,'Both legs in, sit back, breathe calmly.',10000,NULL,NULL,0,0,10000,'unvisited',0);
INSERT INTO "visit" VALUES('session-1',9,8,600000,'cold',0,NULL,NULL,NULL,'Cold water','contrast-bath','contrast','quads hamstrings calves',NULL,2,4,NULL,'Both legs in, sit back, breathe calmly.',60000,NULL,NULL,0,0,60000,'unvisited',0);
INSERT INTO "visit" VALUES('session-1',10,9,660000,'transfer',0,NULL,NULL,NULL,'Warm water','contrast-bath','contrast','quads hamstrings calves',NULL,3,4,NULL,'Both legs in, sit back, breathe calmly.',10000,NULL,NULL,0,0,10000,'unvisited',0);
INSERT INTO "visit" VALUES('session-1',11,10,670000,'warm',0,NULL,NULL,NULL,'Warm water','contrast-bath','contrast','quads hamstrings calves',NULL,3,4,NULL,'Both legs in, sit back, breathe calmly.',240000,NULL,NULL,0,0,240000,'unvisited',0);
INSERT INTO "visit" VALUES('session-1',12,11,910000,'transfer',0,NULL,NULL,NULL,'Cold water','contrast-bath','contrast','quads hamstrings calves',NULL,3,4,NULL,'Both legs in, sit back, breathe calmly.',10000,NULL,NULL,0,0,10000,'unvisited',0);
INSERT INTO "visit" VALUES('session-1',13,12,920000,'cold',0,NULL,NULL,NULL,'Cold water','contrast-bath','contrast','quads hamstrings calves',NULL,3,4,NULL,'Both legs in, sit back, breathe calmly.',60000,NULL,NULL,0,0,60000,'unvisited',0);
INSERT INTO "visit" VALUES('session-1',14,13,980000,'transfer',0,NULL,NULL,NULL,'Warm water','contrast-bath','contrast','quads hamstrings calves',NULL,4,4,NULL,'Both legs in, sit back, breathe calmly.',10000,NULL,NULL,0,0,10000,'unvisited',0);
INSERT INTO "visit" VALUES('session-1',15,14,990000,'warm',0,NULL,NULL,NULL,'Warm water','contrast-bath','contrast','quads hamstrings calves',NULL,4,4,NULL,'Both legs in, sit back, breathe calmly.',240000,NULL,NULL,0,0,240000,'unvisited',0);
INSERT INTO "visit" VALUES('session-1',16,15,1230000,'transfer',0,NULL,NULL,NULL,'Cold water','contrast-bath','contrast','quads hamstrings calves',NULL,4,4,NULL,'Both legs in, sit back, breathe calmly.',10000,NULL,NULL,0,0,10000,'unvisited',0);
INSERT INTO "visit" VALUES('session-1',17,16,1240000,'cold',0,NULL,NULL,NULL,'Cold water','contrast-bath','contrast','quads hamstrings calves',NULL,4,4,NULL,'Both legs in, sit back, breathe calmly.',60000,NULL,NULL,0,0,60000,'unvisited',0);
INSERT INTO "visit" VALUES('session-2',0,0,0,'get_ready',0,NULL,NULL,NULL,'Walking','walking','active','quads hamstrings calves',NULL,1,1,NULL,'Easy steps, loose shoulders, gentle pace.',NULL,10000,0,15000,0,0,'done',0);
INSERT INTO "visit" VALUES('session-2',1,1,10000,'work',0,NULL,NULL,NULL,'Walking','walking','active','quads hamstrings calves',NULL,1,1,NULL,'Easy steps, loose shoulders, gentle pace.',300000,NULL,15000,75000,15000,240000,'previous',0);
INSERT INTO "visit" VALUES('session-2',2,1,10000,'work',0,NULL,NULL,NULL,'Walking','walking','active','quads hamstrings calves',NULL,1,1,NULL,'Easy steps, loose shoulders, gentle pace.',300000,NULL,90000,60000,0,240000,'next',0);
INSERT INTO "visit" VALUES('session-2',3,2,310000,'position',1,NULL,NULL,NULL,'Squats','squats','strength','quads hamstrings glutes',NULL,1,2,NULL,'Sit back and down, chest up, heels on the floor.',NULL,10000,150000,15000,0,0,'done',0);
INSERT INTO "visit" VALUES('session-2',4,3,320000,'work',1,NULL,NULL,NULL,'Squats','squats','strength','quads hamstrings glutes',NULL,1,2,10,'Sit back and down, chest up, heels on the floor.',NULL,30000,165000,15000,0,0,'done',0);
INSERT INTO "visit" VALUES('session-2',5,4,350000,'rest',1,NULL,NULL,NULL,'Squats','squats','strength','quads hamstrings glutes',NULL,2,2,NULL,'Sit back and down, chest up, heels on the floor.',60000,NULL,185000,60000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-2',6,5,410000,'work',1,NULL,NULL,NULL,'Squats','squats','strength','quads hamstrings glutes',NULL,2,2,10,'Sit back and down, chest up, heels on the floor.',NULL,30000,245000,0,0,0,'done',0);
INSERT INTO "visit" VALUES('session-2',7,6,440000,'position',2,NULL,NULL,NULL,'Lunges','lunges','strength','quads hamstrings glutes','left',1,2,NULL,'Step forward, sink, push back to standing.',15000,NULL,245000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-2',8,7,455000,'work',2,NULL,NULL,NULL,'Lunges','lunges','strength','quads hamstrings glutes','left',1,2,10,'Step forward, sink, push back to standing.',NULL,40000,260000,0,0,0,'done',0);
INSERT INTO "visit" VALUES('session-2',9,8,495000,'switch',2,NULL,NULL,NULL,'Lunges','lunges','strength','quads hamstrings glutes','right',1,2,NULL,'Step forward, sink, push back to standing.',5000,NULL,260000,5000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-2',10,9,500000,'work',2,NULL,NULL,NULL,'Lunges','lunges','strength','quads hamstrings glutes','right',1,2,10,'Step forward, sink, push back to standing.',NULL,40000,265000,10000,0,0,'done',0);
INSERT INTO "visit" VALUES('session-2',11,10,540000,'rest',2,NULL,NULL,NULL,'Lunges','lunges','strength','quads hamstrings glutes','left',2,2,NULL,'Step forward, sink, push back to standing.',60000,NULL,275000,60000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-2',12,11,600000,'work',2,NULL,NULL,NULL,'Lunges','lunges','strength','quads hamstrings glutes','left',2,2,10,'Step forward, sink, push back to standing.',NULL,40000,335000,0,0,0,'done',0);
INSERT INTO "visit" VALUES('session-2',13,12,640000,'switch',2,NULL,NULL,NULL,'Lunges','lunges','strength','quads hamstrings glutes','right',2,2,NULL,'Step forward, sink, push back to standing.',5000,NULL,335000,5000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-2',14,13,645000,'work',2,NULL,NULL,NULL,'Lunges','lunges','strength','quads hamstrings glutes','right',2,2,10,'Step forward, sink, push back to standing.',NULL,40000,340000,10000,0,0,'done',0);
INSERT INTO "visit" VALUES('session-2',15,14,685000,'position',3,NULL,NULL,NULL,'Deadlifts','deadlifts','strength','hamstrings glutes',NULL,1,2,NULL,'Push the hips back, long back, then stand tall.',15000,NULL,350000,15000,0,0,'time',0);
INSERT INTO "visit" VALUES('session-2',16,15,700000,'work',3,NULL,NULL,NULL,'Deadlifts','deadlifts','strength','hamstrings glutes',NULL,1,2,10,'Push the hips back, long back, then stand tall.',NULL,40000,365000,0,0,0,'done',0);
INSERT INTO "visit" VALUES('session-2',17,16,740000,'rest',3,NULL,NULL,NULL,'Deadlifts','deadlifts','strength','hamstrings glutes',NULL,2,2,NULL,'Push the hips back, long back, then stand tall.',60000,NULL,365000,45001,0,14999,'end',0);
INSERT INTO "visit" VALUES('session-2',18,17,800000,'work',3,NULL,NULL,NULL,'Deadlifts','deadlifts','strength','hamstrings glutes',NULL,2,2,10,'Push the hips back, long back, then stand tall.',NULL,40000,NULL,0,0,0,'unvisited',0);
INSERT INTO "visit" VALUES('session-2',19,18,840000,'position',4,NULL,NULL,NULL,'Calf raises','calf-raises','strength','calves',NULL,1,2,NULL,'Up onto your toes, slowly down again.',15000,NULL,NULL,0,0,15000,'unvisited',0);
INSERT INTO "visit" VALUES('session-2',20,19,855000,'work',4,NULL,NULL,NULL,'Calf raises','calf-raises','strength','calves',NULL,1,2,10,'Up onto your toes, slowly down again.',NULL,30000,NULL,0,0,0,'unvisited',0);
INSERT INTO "visit" VALUES('session-2',21,20,885000,'rest',4,NULL,NULL,NULL,'Calf raises','calf-raises','strength','calves',NULL,2,2,NULL,'Up onto your toes, slowly down again.',60000,NULL,NULL,0,0,60000,'unvisited',0);
INSERT INTO "visit" VALUES('session-2',22,21,945000,'work',4,NULL,NULL,NULL,'Calf raises','calf-raises','strength','calves',NULL,2,2,10,'Up onto your toes, slowly down again.',NULL,30000,NULL,0,0,0,'unvisited',0);
CREATE INDEX session_by_start ON session (started_ms);
CREATE INDEX session_by_routine ON session (routine_id, started_ms);
COMMIT;
PRAGMA user_version = 1;
