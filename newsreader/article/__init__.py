"""What an article is: pure data and pure functions, without Qt, SQL or network."""
