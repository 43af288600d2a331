@echo off
rem Starts Touchstone from its packaged jar: finds a Java 25 or newer and gives it the right options.
rem Build first, once: mvn -q -DskipTests package
setlocal EnableExtensions DisableDelayedExpansion

set "home=%~dp0..\target\touchstone"
set "jar=%home%\touchstone.jar"
if not exist "%jar%" (
  echo touchstone: not built yet; run "mvn -q -DskipTests package" in the project's folder first.>&2
  exit /b 3
)

set "found="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
for /d %%D in (
  "%ProgramFiles%\Eclipse Adoptium\*"
  "%ProgramFiles%\Java\*"
  "%ProgramFiles%\Microsoft\jdk*"
  "%ProgramFiles%\Zulu\*"
  "%ProgramFiles%\BellSoft\*"
  "%ProgramFiles%\Amazon Corretto\*"
  "%ProgramFiles%\SapMachine\JDK\*"
  "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*"
  "%USERPROFILE%\.jdks\*"
  "%USERPROFILE%\.gradle\jdks\*"
) do call :try "%%~D"
if not defined found (
  echo touchstone: needs Java 25 or newer and found none; install a JDK 25 or set JAVA_HOME to one.>&2
  exit /b 3
)

rem the record that "package" made of a run like this one; Java ignores it when it does not fit
set "use=-Xshare:auto"
if exist "%home%\window.aot" set "use=-XX:AOTCache=%home%\window.aot"
if exist "%home%\commands.jsa" (
  for %%C in (tour practice wallet sync balance history receive coins send prove verify headers --help -h --version -V) do (
    for %%A in (%*) do if /i "%%~A"=="%%C" set "use=-XX:SharedArchiveFile=%home%\commands.jsa"
  )
)

"%found%\bin\java.exe" "%use%" -Xlog:disable -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -jar "%jar%" %*
exit /b %errorlevel%

rem Keeps the folder %1 when it holds a Java 25 or newer; its 'release' file tells without starting it.
:try
if defined found exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  for /f "delims=." %%M in ("%%~V") do if %%M geq 25 set "found=%~1"
)
exit /b
