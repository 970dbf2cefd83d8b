"""From syntax trees to plans: names resolved, types checked, what cannot be meant told."""
