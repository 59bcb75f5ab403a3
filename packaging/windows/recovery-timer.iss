; The installer for Windows, made with Inno Setup 6 from the folder that packaging/freezing.py has left in dist:
;   ISCC.exe /DVersion=1.2.3 packaging\windows\recovery-timer.iss
; Not tested by hand: there was no Windows. The workflow `packages` compiles and runs it, and then
;   python packaging/smoke.py "%LOCALAPPDATA%\Programs\Recovery Timer\recovery-timer.exe"
;
; It installs for one user, without administrator rights. Windows identifies a file's type by what follows its last dot,
; so routines (.recovery.json) cannot be distinguished from other JSON files: the program is offered for those, but does
; not become their default. Uninstalling keeps the user's data in %LOCALAPPDATA%\recovery-timer.

#ifndef Version
  #error Say which version: /DVersion=1.2.3
#endif
#define Name "Recovery Timer"
#define Type "org.recoverytimer.RecoveryTimer.routine"

[Setup]
; The installer finds older versions by it. Never change it.
AppId={{6B0E6B0B-5C0A-4C8E-9B58-2F3A1C0D7E41}
AppName={#Name}
AppVersion={#Version}
AppPublisher=Recovery Timer contributors
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=recovery-timer-{#Version}-setup
LicenseFile=LICENSE
UninstallDisplayIcon={app}\{#Name}.exe
UninstallDisplayName={#Name}
ChangesAssociations=yes
CloseApplications=yes
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[Files]
Source: "dist\recovery-timer\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[InstallDelete]
; Libraries of an older version must not be found by a newer one.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Name}.exe"; AppUserModelID: "org.recoverytimer.RecoveryTimer"

[Registry]
Root: HKA; Subkey: "Software\Classes\{#Type}"; ValueType: string; ValueData: "Recovery Timer routine"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#Type}\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Name}.exe,0"
Root: HKA; Subkey: "Software\Classes\{#Type}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Name}.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.json\OpenWithProgids"; ValueType: string; ValueName: "{#Type}"; ValueData: ""; Flags: uninsdeletevalue
; Win+R finds the program with the commands by name.
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\recovery-timer.exe"; ValueType: string; ValueData: "{app}\recovery-timer.exe"; Flags: uninsdeletekey

[Run]
Filename: "{app}\{#Name}.exe"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
