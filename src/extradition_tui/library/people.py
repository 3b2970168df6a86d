"""Who is at the keyboard: from the password database, never from USER or LOGNAME.

Both of those are forged with one word. Within a team, authorship is still on trust: whoever may
write the file may write any name into it.
"""

from __future__ import annotations

import os
import pwd
import uuid
from dataclasses import dataclass
from pathlib import Path

from extradition_tui.model import Person

_NAMESPACE = uuid.UUID("5f0d3b0a-6f0e-5a53-9a3b-6b1f2c1d7e44")
_NO_LOGIN = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Account:
    """One account on one machine: what a person is known by there.

    ``login_uid`` is the account that logged in, told apart only for root, where it says who it was.
    """

    machine: str
    uid: int
    login: str
    name: str
    login_uid: int | None = None


def this_person() -> Person:
    """The person whose account runs this process. The same uid elsewhere is another person."""
    return person_of(this_account())


def this_account() -> Account:
    """The account that runs this process; an unknown uid is called "uid 1234"."""
    uid = os.getuid()
    login, name = _names(uid)
    login_uid = _login_uid() if uid == 0 else None
    if login_uid is not None:
        name = f"{name} (login {_names(login_uid)[0]})"
    return Account(_machine(), uid, login, name, login_uid)


def account_named(login: str) -> Account | None:
    """The account with this login on this machine, or None."""
    try:
        entry = pwd.getpwnam(login)
    except (KeyError, ValueError):
        return None
    login, name = _names(entry.pw_uid)
    return Account(_machine(), entry.pw_uid, login, name)


def person_of(account: Account) -> Person:
    """The person with this account; the ID is made from machine and uid, so it is stable."""
    key = f"{account.machine}:{account.uid}"
    if account.login_uid is not None:
        key += f":{account.login_uid}"
    return Person(str(uuid.uuid5(_NAMESPACE, key)), account.name)


def _names(uid: int) -> tuple[str, str]:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return f"uid {uid}", f"uid {uid}"
    return entry.pw_name, entry.pw_gecos.split(",")[0].strip() or entry.pw_name


def _login_uid() -> int | None:
    try:
        login = int(Path("/proc/self/loginuid").read_text("ascii"))
    except (OSError, ValueError):
        return None
    return None if login in (0, _NO_LOGIN) else login


def _machine() -> str:
    try:
        return Path("/etc/machine-id").read_text("ascii").strip() or os.uname().nodename
    except (OSError, ValueError):
        return os.uname().nodename
