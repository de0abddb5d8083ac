// Lightens the map: the points are put on a grid of half a unit (so that two neighbours keep the same border),
// those that fall on the one before or on a straight line go, and what remains is written in whole numbers.
const SCALE = 2

export function lighten({ viewBox, locations }) {
  return {
    viewBox: viewBox.split(' ').map(n => Number(n) * SCALE).join(' '),
    paths: locations.map(({ id, path }) => ({ code: id.toUpperCase(), d: lightenPath(path) })),
  }
}

// The source only has relative moves and lines: "m x,y dx,dy dx,dy … z m …".
function lightenPath(path) {
  let x = 0, y = 0
  return path.split(/z\s*/i).filter(part => part.trim()).map(part => {
    const numbers = part.match(/-?\d*\.?\d+(?:e-?\d+)?/g).map(Number)
    const points = []
    let start
    for (let i = 0; i < numbers.length; i += 2) {
      x += numbers[i]
      y += numbers[i + 1]
      start ??= [x, y]
      push(points, [Math.round(x * SCALE), Math.round(y * SCALE)])
    }
    ;[x, y] = start
    return points.length < 3 ? '' : write(points)
  }).join('')
}

function push(points, [x, y]) {
  const [b, a] = [points.at(-1), points.at(-2)]
  if (b && b[0] === x && b[1] === y) return
  if (a && (b[0] - a[0]) * (y - b[1]) === (b[1] - a[1]) * (x - b[0]) && Math.sign(b[0] - a[0]) === Math.sign(x - b[0]) && Math.sign(b[1] - a[1]) === Math.sign(y - b[1])) points.pop()
  points.push([x, y])
}

function write([[x0, y0], ...rest]) {
  let x = x0, y = y0
  const moves = rest.map(([nx, ny]) => {
    const move = [nx - x, ny - y]
    x = nx
    y = ny
    return move[1] < 0 ? move.join('') : move.join(' ')
  })
  return `M${x0} ${y0}l${moves.join(' ').replaceAll(' -', '-')}z`
}
