"""What is no plain text becomes a table: workbooks, JSON, Parquet, and archives of files."""
