"""Everything that is replaced in MkDocs and its plugins. Only what is imported from here is in use elsewhere.

`test_patches.py` has the digest of each function: after a release that changes one, it names what to read again.
"""
