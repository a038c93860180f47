"""The command line ends in plain words and the right code whatever is the matter with its streams, folders and signals."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support import ENGINES, MINI, ROOT, copy_of

COMMAND = [sys.executable, str(ROOT / "scripts/validate.py")]
POSIX = pytest.mark.skipif(os.name != "posix", reason="streams and signals of POSIX")


def printed(line, **options) -> subprocess.CompletedProcess:
    result = subprocess.run(line, capture_output=True, timeout=120, **options)
    assert b"Traceback" not in result.stderr + (result.stdout or b"")
    return result


@POSIX
@pytest.mark.parametrize(("redirection", "code"), [(">&-", 0), ("2>&-", 0), (">/dev/full", 2), ("</dev/null", 0)])
def test_streams_that_are_closed_or_full(redirection, code):
    assert printed(["sh", "-c", f'"$@" {redirection}', "sh", *COMMAND, str(MINI)]).returncode == code


@POSIX
def test_new_asks_nothing_when_its_input_is_closed(tmp_path):
    new = [sys.executable, "-m", "latticework", "new"]
    assert printed([*new, "package", str(tmp_path / "p")], env=ENGINES).returncode == 0
    assert b"Third" in printed(["sh", "-c", '"$@" <&-', "sh", *new, "item", str(tmp_path / "p"), "name=Third", "kind=other"], env=ENGINES).stdout


@POSIX
def test_a_reader_that_stops_reading():
    assert printed(["sh", "-c", '"$@" | head -1', "sh", *COMMAND, str(MINI)]).stdout.count(b"\n") == 1


@POSIX
@pytest.mark.parametrize("seconds", [0.01, 0.3, 0.8])
def test_an_interruption(seconds):
    # The interruption comes when Python has started: before that it ends the interpreter, whatever the program.
    started = "import sys; from latticework.cli import main; sys.stderr.write('started\\n'); sys.stderr.flush(); sys.exit(main(['validate', sys.argv[1]]))"
    running = subprocess.Popen([sys.executable, "-c", started, str(ROOT)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, env=ENGINES)
    assert running.stderr.readline() == b"started\n"
    time.sleep(seconds)
    os.killpg(running.pid, signal.SIGINT)
    _, words = running.communicate(timeout=60)
    assert running.returncode in (0, 130) and b"Traceback" not in words, words


@pytest.mark.parametrize("level", ["1", "2"])
def test_python_without_docstrings(level):
    assert printed([*COMMAND, str(MINI)], env={**os.environ, "PYTHONOPTIMIZE": level}).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="names that are not UTF-8 exist on Linux alone")
def test_a_folder_whose_name_is_not_unicode(tmp_path):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/n\xff"))
    copy_of(MINI, folder)
    assert printed([*COMMAND, str(folder)]).returncode == 0


@POSIX
def test_a_current_folder_that_is_gone(tmp_path):
    result = printed(["sh", "-c", 'rmdir "$PWD" && exec "$@"', "sh", *COMMAND, str(MINI)], cwd=tmp_path)
    assert result.returncode == 2 and result.stderr == b"the current folder does not exist any more: change to another one\n"


def test_a_folder_that_is_not_there(tmp_path):
    result = printed([*COMMAND, str(tmp_path / "nowhere")])
    assert result.returncode == 2 and b"nowhere" in result.stderr


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may read everything")
def test_a_codelist_that_may_not_be_read(tmp_path):
    copy_of(MINI, tmp_path / "p")
    (tmp_path / "p/schemas/codelists/tongue.csv").chmod(0)
    result = printed([*COMMAND, str(tmp_path / "p")])
    assert result.returncode == 2 and result.stderr.endswith(b"tongue.csv: Permission denied\n")


def test_a_folder_without_a_package(tmp_path):
    assert printed([*COMMAND, str(tmp_path)]).returncode == 2
