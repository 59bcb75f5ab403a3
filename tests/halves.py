"""Runs all tests, in two halves at once: ``python -m tests.halves``.

The real ones wait for sounds and windows most of the time. The others fill that time, and step back whenever a real one
wants the processor, so that no sound is late for them. Leaves one .coverage of both.
"""

import os
import subprocess
import sys
import tempfile

STEP_BACK = 15
"""How nice the other tests are to the real ones."""


def command(half: str) -> list[str]:
    """Return what runs the tests marked so."""
    return [sys.executable, "-m", "pytest", "-m", f"{half} and not soak", "--cov", "--cov-report="]


def environment(name: str) -> dict[str, str]:
    """Return the environment of a half, which measures its coverage for itself."""
    return {**os.environ, "COVERAGE_FILE": f".coverage.{name}"}


def main() -> int:
    """Return the exit status: 0 if both halves passed."""
    with tempfile.TemporaryFile() as said:
        print("The real window, sound server, voice and bus; what the other tests say follows.", flush=True)
        others = ["nice", "-n", str(STEP_BACK), *command("not real")] if os.name == "posix" else command("not real")
        with subprocess.Popen(others, env=environment("others"), stdout=said, stderr=subprocess.STDOUT) as running:
            try:
                real = subprocess.run(command("real"), env=environment("real"), check=False)
                running.wait()
            except BaseException:
                running.kill()
                raise
        print("All other tests:", flush=True)
        said.seek(0)
        sys.stdout.buffer.write(said.read())
        sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "coverage", "combine", "--quiet"], check=True)
    return real.returncode or running.returncode


if __name__ == "__main__":
    sys.exit(main())
