"""Plain text becomes a table: its encoding, its delimiter and quotes, where its rows begin."""
