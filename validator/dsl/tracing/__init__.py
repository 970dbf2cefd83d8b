"""Why a rule says what it says: its conditions judged slowly, step by step."""
