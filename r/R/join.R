# The panel of a release joined to a data frame of dyad-years. Which table, and by which columns, says schemas/exports/join.json of the package.

add_latticework <- function(data, codes = "cow", source = NULL, prefix = NULL) {
  root <- package_folder(source)
  join <- read_json(file.path(root, "schemas", "exports", "join.json"))
  keys <- unlist(join$keys[[match.arg(codes, names(join$keys))]])
  missing <- setdiff(keys, names(data))
  if (length(missing)) stop("the data frame has no column ", paste(missing, collapse = ", "), call. = FALSE)
  panel <- lw_load(join$table, root)
  values <- setdiff(names(panel), c(unlist(join$keys), unlist(join$ids)))
  names <- paste0(if (is.null(prefix)) join$prefix else prefix, values)
  taken <- intersect(names, names(data))
  if (length(taken)) stop("the data frame has the column ", taken[1], " already: choose another prefix", call. = FALSE)
  # Each row of the data frame finds one row of the panel or none, so no row is added, and their order stays.
  panel <- panel[complete.cases(panel[keys]), ]
  rows <- match(do.call(paste, data[keys]), do.call(paste, panel[keys]))
  data[names] <- panel[rows, values, drop = FALSE]
  data
}
