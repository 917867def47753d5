"""Mutation testing: small faults planted in the code, one at a time, to see whether the tests find them.

`./dev mutate PATH…` (module `__main__`) plants each fault of `mutants.py` in a copy of the repository (`trial.py`) and
runs the tests which `coverage.py` has seen on that line, in children of one pytest (`forks.py`) whose functions get the
changed code (`live_code.py`). A fault that no test notices has survived.
"""
