"""The 30,000 passwords that leaks show most often, as the zxcvbn package carries them."""

from functools import cached_property
from importlib import import_module


class ZxcvbnCommonPasswords:
    """Compares without regard to case. The list is read when the first password is checked: that takes 0.1 s."""

    def __contains__(self, password: str) -> bool:
        return password.casefold() in self._passwords

    @cached_property
    def _passwords(self) -> frozenset[str]:
        lists: dict[str, list[str]] = import_module("zxcvbn.frequency_lists").FREQUENCY_LISTS
        return frozenset(password.casefold() for password in lists["passwords"])
