"""Fixtures that several test modules share."""

import sys
from pathlib import Path

# Test modules are imported one by one (import mode importlib); what they share is imported as tests.NAME.
sys.path.insert(0, str(Path(__file__).parent.parent))
