# JSON as nested lists, for base R reads none. An object is a named list, an array a list, null is left out of its object.

read_json <- function(place) {
  text <- paste(readLines(place, encoding = "UTF-8", warn = FALSE), collapse = "\n")
  tokens <- regmatches(text, gregexpr('"(?:\\\\.|[^"\\\\])*"|[][{}:,]|[^][{}:,"\\s]+', text, perl = TRUE))[[1]]
  at <- 0L
  take <- function() tokens[at <<- at + 1L]
  value <- function(token) {
    switch(substr(token, 1, 1), "{" = members("}"), "[" = members("]"), '"' = unquoted(token), t = TRUE, f = FALSE, n = NULL, as.numeric(token))
  }
  members <- function(end) {
    found <- list()
    while (!identical(token <- take(), end)) {
      if (is.na(token)) stop(place, " is no JSON", call. = FALSE)
      if (token == ",") next
      if (end == "}") {
        take()
        found[[unquoted(token)]] <- value(take())
      } else {
        found[length(found) + 1L] <- list(value(token))
      }
    }
    found
  }
  value(take())
}

unquoted <- function(token) {
  text <- substr(token, 2, nchar(token) - 1)
  if (!grepl("\\", text, fixed = TRUE)) return(text)
  parts <- regmatches(text, gregexpr("\\\\u[0-9a-fA-F]{4}|\\\\.|[^\\\\]+", text, perl = TRUE))[[1]]
  paste(vapply(parts, unescaped, ""), collapse = "")
}

unescaped <- function(part) {
  if (!startsWith(part, "\\")) return(part)
  if (startsWith(part, "\\u")) return(intToUtf8(strtoi(substring(part, 3), 16L)))
  letter <- substring(part, 2)
  switch(letter, n = "\n", t = "\t", r = "\r", b = "\b", f = "\f", letter)
}
