"""Say whether the servers that the tests need can be had here without installing anything: exit code 0 or 1."""

import sys

from tests.services import postgres, redis

if __name__ == "__main__":
    sys.exit(0 if postgres.is_at_hand() and redis.is_at_hand() else 1)
