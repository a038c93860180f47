* Latticework in Stata 14 or later. FOLDER is the folder with the .dta files of a release (dist/stata after make build).
*
*   do latticework.do FOLDER agreements    loads a table: labels, value labels, notes, dates as dates
*   do latticework.do FOLDER               adds the panel to the dyad-years in memory, by ccode1, ccode2 and year; it adds no row
version 14
args folder table

if "`table'" != "" {
    use "`folder'/`table'.dta", clear
    describe, short
    notes _dta
    exit
}

confirm numeric variable ccode1 ccode2 year
tempfile panel
preserve
use "`folder'/dyad_panel_directed.dta", clear
drop if missing(ccode1, ccode2)
isid ccode1 ccode2 year
save "`panel'"
restore
merge m:1 ccode1 ccode2 year using "`panel'", keep(master match) generate(latticework_merge)
