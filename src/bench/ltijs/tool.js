// A tool made of ltijs alone, to launch into: node tool.js port postgresql platform
const lti = require('ltijs').Provider
const Database = require('ltijs-sequelize')
const [port, pg, platform] = [Number(process.argv[2]), JSON.parse(process.argv[3]), JSON.parse(process.argv[4])]

const database = new Database(pg.database, pg.user, pg.password, {
  host: pg.host, port: pg.port, dialect: 'postgres', logging: false, pool: { max: 16 }
})
lti.setup('0123456789abcdef0123456789abcdef', { plugin: database }, { appRoute: '/lti/launch', loginRoute: '/lti/login', cookies: { secure: false, sameSite: 'Lax' } })
lti.onConnect((token, request, response) => response.send(`<!doctype html><title>Tool</title><p>${token.user}</p>`))

lti.deploy({ port, silent: true }).then(() => lti.registerPlatform({
  url: platform.issuer,
  name: 'Bench',
  clientId: platform.clientId,
  authenticationEndpoint: platform.issuer + '/auth',
  accesstokenEndpoint: platform.issuer + '/token',
  authConfig: { method: 'JWK_SET', key: platform.issuer + '/keys' }
})).then(() => console.log('ready'))
