# Where the package is: a folder, the zip file of a release, or the web address of that zip.

package_folder <- function(source) {
  if (is.null(source)) source <- getOption("latticework.source")
  if (is.null(source)) return(nearest_package(getwd()))
  if (grepl("^(https?|file)://", source)) source <- downloaded(source)
  if (!file.exists(source)) stop(source, " does not exist", call. = FALSE)
  if (!dir.exists(source)) source <- unpacked(source)
  if (!file.exists(file.path(source, "datapackage.json"))) stop("no datapackage.json in ", source, call. = FALSE)
  normalizePath(source)
}

nearest_package <- function(folder) {
  while (!file.exists(file.path(folder, "datapackage.json"))) {
    if (dirname(folder) == folder) {
      stop("no datapackage.json in ", getwd(), " or above it; give the folder, the zip file or the web address of a release", call. = FALSE)
    }
    folder <- dirname(folder)
  }
  folder
}

cache <- function(...) file.path(Sys.getenv("LATTICEWORK_CACHE", R_user_dir("latticework", "cache")), ...)

# The file at a web address, from the cache when it is there, checked against the list of checksums next to it.
downloaded <- function(address) {
  place <- cache(gsub("[^A-Za-z0-9.]+", "_", address))
  if (!file.exists(place)) {
    dir.create(dirname(place), recursive = TRUE, showWarnings = FALSE)
    part <- tempfile(tmpdir = dirname(place))
    sums <- tempfile(tmpdir = dirname(place))
    on.exit(unlink(c(part, sums)))
    download.file(address, part, mode = "wb", quiet = TRUE)
    download.file(sub("[^/]*$", "SHA256SUMS", address), sums, mode = "wb", quiet = TRUE)
    listed <- grep(paste0("  ", basename(address)), readLines(sums, encoding = "UTF-8"), fixed = TRUE, value = TRUE)
    found <- sha256(part)
    if (!identical(listed, paste0(found, "  ", basename(address)))) {
      stop(address, " has the checksum ", found, ", and SHA256SUMS next to it lists ", c(sub(" .*", "", listed), "none")[1], call. = FALSE)
    }
    file.rename(part, place)
  }
  place
}

unpacked <- function(archive) {
  folder <- cache(sha256(archive))
  if (!dir.exists(folder)) {
    scratch <- tempfile(tmpdir = cache())
    dir.create(scratch, recursive = TRUE, showWarnings = FALSE)
    on.exit(unlink(scratch, recursive = TRUE))
    unzip(archive, exdir = scratch)
    file.rename(scratch, folder)
  }
  folder
}

# R has SHA-256 from version 4.5 on; before that the system's own command is asked.
sha256 <- function(place) {
  if ("sha256sum" %in% getNamespaceExports("tools")) return(unname(getExportedValue("tools", "sha256sum")(place)))
  commands <- list(c("sha256sum", "%s"), c("shasum", "-a", "256", "%s"), c("certutil", "-hashfile", "%s", "SHA256"))
  for (command in commands) {
    if (nzchar(Sys.which(command[1]))) {
      lines <- system2(command[1], sub("%s", shQuote(normalizePath(place)), command[-1], fixed = TRUE), stdout = TRUE)
      return(sub(".*\\b([0-9a-f]{64})\\b.*", "\\1", grep("\\b[0-9a-f]{64}\\b", lines, value = TRUE)[1]))
    }
  }
  stop("no SHA-256 on this machine: use R 4.5 or later", call. = FALSE)
}
