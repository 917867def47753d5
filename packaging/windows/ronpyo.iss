; The installer for Windows (Inno Setup 6), from the folder that packaging/freeze.py made:
;   python packaging\freeze.py build
;   iscc /DVersion=0.1.0 /DBuilt=..\..\build packaging\windows\ronpyo.iss
; For one person, without administrator's rights. Never run so far.
#ifndef Version
  #error Name the version: /DVersion=0.1.0
#endif
#ifndef Built
  #define Built "..\..\build"
#endif

[Setup]
AppId={{0C8C1B0E-5A0B-4D3F-9E0F-7B7F4F1F6C2A}
AppName=Ronpyo
AppVersion={#Version}
AppPublisher=The Ronpyo authors
DefaultDirName={autopf}\Ronpyo
DefaultGroupName=Ronpyo
PrivilegesRequired=lowest
ArchitecturesInstallIn64BitMode=x64compatible
OutputDir={#Built}
OutputBaseFilename=ronpyo-{#Version}-setup
SetupIconFile={#Built}\work\icons\ronpyo.ico
UninstallDisplayIcon={app}\ronpyo.exe
LicenseFile=..\..\LICENSE
ChangesAssociations=yes
Compression=lzma2
SolidCompression=yes
; The program's door for second starts is closed before its files are replaced.
CloseApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ja"; MessagesFile: "compiler:Languages\Japanese.isl"

[Files]
Source: "{#Built}\ronpyo\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Ronpyo"; Filename: "{app}\ronpyo.exe"; AppUserModelID: "org.ronpyo.Ronpyo"

; Offered beside other programs for Markdown; what opens it by default the person decides.
[Registry]
Root: HKA; Subkey: "Software\Classes\.md\OpenWithProgids"; ValueType: string; ValueName: "Ronpyo.Post"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.markdown\OpenWithProgids"; ValueType: string; ValueName: "Ronpyo.Post"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Ronpyo.Post"; ValueType: string; ValueData: "Ronpyo"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Ronpyo.Post\DefaultIcon"; ValueType: string; ValueData: "{app}\ronpyo.exe,0"
Root: HKA; Subkey: "Software\Classes\Ronpyo.Post\shell\open\command"; ValueType: string; ValueData: """{app}\ronpyo.exe"" ""%1"""
