-- Where does the claim stand in the newest revision, and what is read there? Its key and its verdict stay.
UPDATE claim SET
  revision = ?2, sentence = ?3, begins = ?4, ends = ?5, exact = ?6, shape = ?7, value = ?8, low = ?9, high = ?10,
  unit = ?11, modifier = ?12, change = ?13, of = ?14, of_begins = ?15, of_ends = ?16, headline = ?17, source = ?18,
  source_text = ?19, source_begins = ?20, source_ends = ?21, cue = ?22, via = ?23, mode = ?24, scope = ?25,
  said_rule = ?26, hedge = ?27, rule = ?28, size = ?29, recency = ?30,
  happened = ?31, happened_from = ?32, happened_until = ?33, queue = ?34
WHERE id = ?1
