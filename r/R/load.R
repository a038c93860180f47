# Tables of the package as data frames. Nothing here names a table or a column: all that is specific is read from the package's descriptor.

lw_package <- function(source = NULL) {
  root <- package_folder(source)
  d <- read_json(file.path(root, "datapackage.json"))
  field <- function(name) vapply(d$resources, function(r) if (is.null(r[[name]])) NA_character_ else r[[name]], "")
  paths <- Sys.glob(file.path(root, "schemas", "codelists", "*.csv"))
  list(
    name = d$name, title = d$title, version = d$version, created = substr(d$created, 1, 10),
    licence = vapply(d$licenses, function(l) l$name, ""), root = root,
    tables = data.frame(name = field("name"), title = field("title"), description = field("description"), path = field("path")),
    codelists = named(lapply(paths, read_text_csv), sub("\\.csv$", "", basename(paths)))
  )
}

lw_load <- function(table, source = NULL) {
  root <- package_folder(source)
  resources <- read_json(file.path(root, "datapackage.json"))$resources
  resource <- Filter(function(r) identical(r$name, table), resources)
  if (length(resource) == 0) return(extra_table(root, table, vapply(resources, function(r) r$name, "")))
  schema <- resource[[1]]$schema
  if (is.character(schema)) schema <- read_json(file.path(root, schema))
  cells <- read_text_csv(file.path(root, resource[[1]]$path))
  columns <- do.call(c, lapply(schema$fields, function(f) typed_columns(f, cells[[f$name]])))
  structure(columns, row.names = c(NA_integer_, -nrow(cells)), class = "data.frame", label = schema$title)
}

# A table that a release has beyond the package: dist/NAME.csv.gz, made by `make build` in a clone, part of the zip of a release.
extra_table <- function(root, table, known) {
  place <- file.path(root, "dist", paste0(table, ".csv.gz"))
  if (!file.exists(place)) {
    stop(table, " is not a table of the package; choose from ", paste(known, collapse = ", "), ", or make the tables of a release: make build", call. = FALSE)
  }
  read.csv(place, na.strings = "", encoding = "UTF-8", check.names = FALSE)
}

read_text_csv <- function(place) {
  read.csv(place, colClasses = "character", na.strings = "", encoding = "UTF-8", check.names = FALSE)
}

# One column as a list of one, or of three where it holds partial dates: the text, and its first and last possible day.
typed_columns <- function(field, cells) {
  title <- if (is.null(field$title)) field$name else field$title
  label <- paste(c(title, field$description), collapse = ": ")
  codes <- if (identical(field$type, "string")) unlist(field$constraints$enum)
  found <- named(list(structure(typed(field$type, codes, cells), label = label)), field$name)
  if (isTRUE(field$partialDate)) {
    found[[paste0(field$name, "_min")]] <- structure(first_day(cells), label = paste0(title, ", first possible day"))
    found[[paste0(field$name, "_max")]] <- structure(last_day(cells), label = paste0(title, ", last possible day"))
  }
  found
}

typed <- function(type, codes, cells) {
  if (length(codes)) return(structure(match(cells, codes), levels = codes, class = "factor"))
  switch(type,
    integer = , year = if (all(abs(as.numeric(cells)) <= .Machine$integer.max, na.rm = TRUE)) as.integer(cells) else as.numeric(cells),
    number = as.numeric(cells),
    boolean = cells == "true",
    date = as.Date(cells),
    cells
  )
}

first_day <- function(text) as.Date(ifelse(is.na(text), NA, substr(paste0(text, substring("-01-01", nchar(text) - 3)), 1, 10)))

last_day <- function(text) {
  size <- ifelse(is.na(text), 0L, nchar(text))
  first <- first_day(text)
  found <- first
  # The month or year after it begins within 31 or 366 days; the day before that beginning is the last one.
  found[size == 7] <- as.Date(format(first[size == 7] + 31, "%Y-%m-01")) - 1
  found[size == 4] <- as.Date(paste0(text[size == 4], "-12-31", recycle0 = TRUE))
  found
}

named <- function(values, names) {
  names(values) <- names
  values
}
