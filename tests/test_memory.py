"""What a process that loads takes of memory, and what it keeps."""

import platform
import subprocess
import sys

import pytest

PAGES = """
import resource
from extradition_tui.memory import settle_memory
{first}
def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(2):
    arrays = [b" " * (4 << 20) for _ in range(8)]; del arrays
before = faults()
for _ in range(20):
    arrays = [b" " * (4 << 20) for _ in range(8)]; del arrays
print(faults() - before)
"""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="mallopt is glibc's")
def test_memory_that_was_freed_is_not_asked_of_the_system_again() -> None:
    each_time = int(run(PAGES.format(first="")))
    settled = int(run(PAGES.format(first="settle_memory()")))

    assert settled < each_time / 10


def test_a_process_that_loads_cannot_take_all_memory() -> None:
    code = """
from extradition_tui.memory import MOST, limit_memory
limit_memory()
try:
    bytearray(MOST + 1)
except MemoryError:
    print("refused")
"""
    assert run(code) == "refused"
