"""Reports of the validator in the forms that people and machines read.

Each reporter is a function of the reports and, if there is any, of their evidence: it
reads no file and no clock, and asks nobody where it runs.
"""

from __future__ import annotations
