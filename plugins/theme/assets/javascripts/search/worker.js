/* The worker of the search. It takes and gives the messages of Material's worker, so that Material's box shows its results.

   The files of the index come as they were fetched: what ranks the pages that people wrote, what ranks generated pages, and
   the texts of excerpts. A search begins with the first; what was asked meanwhile is answered again. */

import {Search} from "./find.js"

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3, GENERATED = 4, TEXTS = 5
let written, search, asked, whole = false

const read = buffer => JSON.parse(new TextDecoder().decode(buffer))
const answer = again => postMessage({type: RESULT, data: search.find(asked), again, whole})

addEventListener("message", ({data: {type, data}}) => {
  if (type === SETUP) {
    search = new Search(written = read(data))
    postMessage({type: READY})
  } else if (type === QUERY) {
    asked = data
    answer(false)
  } else {
    if (type === GENERATED) search = new Search(written, read(data))
    if (type === TEXTS) search.texts = read(data)
    whole = type === TEXTS
    if (asked) answer(true)
  }
})
