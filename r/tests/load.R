# A small package, written here: types, labels, bounds of dates, and a join that adds no row.
library(latticework)

root <- tempfile("package")
dir.create(file.path(root, "schemas", "codelists"), recursive = TRUE)
dir.create(file.path(root, "schemas", "exports"))
dir.create(file.path(root, "dist"))
put <- function(path, ...) writeLines(c(...), file.path(root, path), useBytes = TRUE)
put("datapackage.json", '{"name": "small", "title": "Small \\"one\\" \\u00e9", "version": "1.2.3", "created": "2026-01-31T00:00:00Z",',
  ' "licenses": [{"name": "CC0-1.0"}], "resources": [{"name": "loans", "path": "loans.csv", "title": "Loans", "schema": "schemas/loans.json"}]}')
put("schemas/loans.json", '{"title": "Loans", "fields": [',
  '{"name": "id", "type": "string", "title": "Id", "description": "The key."},',
  '{"name": "since", "type": "string", "partialDate": true, "title": "Since"},',
  '{"name": "tongue", "type": "string", "constraints": {"required": true, "enum": ["en", "fr"]}},',
  '{"name": "n", "type": "integer"}, {"name": "big", "type": "integer"}, {"name": "is_lent", "type": "boolean"}, {"name": "on", "type": "date"}]}')
put("loans.csv", "id,since,tongue,n,big,is_lent,on", "NA,2020,fr,1,4294967296,true,2020-02-03", "b,2020-02,en,,1,false,", '"c, ""d""",2021-12-05,fr,3,,,',
  "e,2021-12,fr,4,,,", "f,,fr,5,,,")
put("schemas/codelists/tongue.csv", "code,title", "en,English", "fr,French")
put("schemas/exports/join.json", '{"table": "panel", "keys": {"cow": ["ccode1", "ccode2", "year"]}, "ids": ["name"], "prefix": "lw_"}')
gz <- gzfile(file.path(root, "dist", "panel.csv.gz"), "w")
writeLines(c("ccode1,ccode2,year,name,tie", "2,740,2000,a,1", "740,2,2000,b,1", ",740,2000,c,0"), gz)
close(gz)

loans <- lw_load("loans", root)
stopifnot(
  nrow(loans) == 5, identical(attr(loans, "label"), "Loans"), identical(attr(loans$id, "label"), "Id: The key."),
  !anyNA(loans$id), identical(as.vector(loans$id[c(1, 3)]), c("NA", 'c, "d"')),
  identical(levels(loans$tongue), c("en", "fr")), identical(as.integer(loans$tongue)[1:2], 2:1),
  is.integer(loans$n), is.double(loans$big), loans$big[1] == 2^32, identical(as.vector(loans$is_lent)[1:3], c(TRUE, FALSE, NA)),
  identical(format(loans$on[1:2]), c("2020-02-03", NA)),
  identical(format(loans$since_min), c("2020-01-01", "2020-02-01", "2021-12-05", "2021-12-01", NA)),
  identical(format(loans$since_max), c("2020-12-31", "2020-02-29", "2021-12-05", "2021-12-31", NA))
)

p <- lw_package(root)
stopifnot(
  identical(p$title, "Small \"one\" \u00e9"), identical(p$version, "1.2.3"), identical(p$created, "2026-01-31"),
  identical(p$tables$name, "loans"), identical(p$codelists$tongue$title, c("English", "French"))
)

dyads <- data.frame(ccode1 = c(740, 2, 2, NA), ccode2 = c(2, 740, 740, 740), year = c(2000, 2000, 1999, 2000), mine = 1:4)
joined <- add_latticework(dyads, source = root)
stopifnot(identical(joined[names(dyads)], dyads), identical(joined$lw_tie, c(1L, 1L, NA, NA)), ncol(joined) == 5)

fails <- function(code, words) {
  said <- tryCatch({ force(code); "" }, error = conditionMessage)
  stopifnot(grepl(words, said, fixed = TRUE))
}
fails(lw_load("nothing", root), "nothing is not a table of the package; choose from loans")
fails(lw_load("loans", file.path(root, "absent")), "does not exist")
fails(add_latticework(dyads["year"], source = root), "no column ccode1, ccode2")
fails(add_latticework(joined, source = root), "has the column lw_tie already")

Sys.setenv(LATTICEWORK_CACHE = tempfile("cache"))
if (nzchar(Sys.which("zip")) && any(nzchar(Sys.which(c("sha256sum", "shasum", "certutil"))))) {
  served <- tempfile("served")
  dir.create(served)
  here <- setwd(root)
  utils::zip(file.path(served, "small.zip"), ".", flags = "-qr")
  setwd(here)
  address <- paste0("file://", file.path(served, "small.zip"))
  writeLines(paste0(strrep("0", 64), "  small.zip"), file.path(served, "SHA256SUMS"))
  fails(lw_load("loans", address), "has the checksum")
  sum <- latticework:::sha256(file.path(served, "small.zip"))
  writeLines(paste0(sum, "  small.zip"), file.path(served, "SHA256SUMS"))
  stopifnot(identical(lw_load("loans", address), loans))
  unlink(served, recursive = TRUE)
  stopifnot(identical(lw_load("loans", address), loans))
}
